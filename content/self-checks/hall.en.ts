import type { SelfCheckWords } from './self-check.schema.ts';

export const hallInEnglish: SelfCheckWords = {
  title: 'Self-check for your hall',
  name: 'Your hall',
  lead: 'Ten short questions about your hall, unit or site. Then you get advice that you can print. We keep nothing.',
  questions: {
    'users-on-paper': {
      question: 'Is it on paper who uses every hall and unit?',
      why: 'A hall without a known user is a good place to hide something.',
      yes: 'You know who is where. Check the list twice a year.',
      no: 'Make a list of all halls and units. Add who rents and what he does.',
      unknown: 'Ask the manager for the list. Is there none? Then make it together.',
    },
    'keys-known': {
      question: 'Do you know who has a key, pass or code of the site?',
      why: 'With a key somebody gets in at night without being noticed.',
      yes: 'You know who can get in. Take passes back from people who leave.',
      no: 'End old passes and codes. Then give them out per person.',
      unknown: 'Ask your guard for a list of all keys and passes.',
    },
    'goods-fit-business': {
      question: 'Do the goods that are brought fit the business that is there?',
      why: 'Barrels, bags and gas bottles do not belong to every business.',
      yes: 'The goods fit the business. Keep watching when somebody new comes.',
      no: 'Do not ask or search yourself. Write down what you saw and report it.',
      unknown: 'Look up what work the business says it does. Watch what comes and goes.',
    },
    'all-know-what-to-do': {
      question: 'Do your people know what to do about barrels or a strange smell?',
      why: 'In a lab a spark can be enough for a fire. The fumes can be toxic.',
      yes: 'Your people know. Tell cleaners and guards as well.',
      no: 'Agree on it today. Touch nothing, 25 metres away, wind at your back, and call.',
      unknown: 'Ask in your next meeting. Put the rules up by the entrance.',
    },
    'visits-agreed': {
      question: 'Does the contract say that you look inside together with the tenant?',
      why: 'Without an agreement you often may not come in. Then you see nothing either.',
      yes: 'It is in the contract. Then do come, at a fixed time.',
      no: 'Put it in every new contract. Ask present tenants whether they will sign it.',
      unknown: 'Read the contract for visits. Ask for help if you cannot find it.',
    },
    'no-subletting': {
      question: 'May a tenant only sublet the hall when you agree?',
      why: 'After subletting you no longer know who is inside.',
      yes: 'You decide about subletting. Then ask who the new tenant is, too.',
      no: 'Put in the contract that subletting is not allowed without your yes.',
      unknown: 'Find the part about subletting in the contract.',
    },
    'empty-halls-watched': {
      question: 'Does somebody look regularly at halls that stand empty?',
      why: 'An empty hall is a store or a lab within one night.',
      yes: 'Somebody watches. Do not walk at the same time every day.',
      no: 'Agree who walks past every week in daylight. Look from outside, do not go in.',
      unknown: 'Ask the manager and the agent who watches empty halls.',
    },
    'power-read': {
      question: 'Does somebody read the meter of every hall each month?',
      why: 'A grow house or lab uses much power and water. The meter shows it.',
      yes: 'The meter is read. Agree on what you do when use suddenly rises.',
      no: 'Put a meter of its own on every hall. Read it every month.',
      unknown: 'Ask your electrician which meter belongs to which hall.',
    },
    'one-contact': {
      question: 'Is there one person on the site whom everybody can call?',
      why: 'Single signs say little. With one person they come together.',
      yes: 'There is one contact. Put the name and number on every door.',
      no: 'Choose one person with the other businesses. Ask the municipality to join.',
      unknown: 'Ask your municipality or the business association who that is.',
    },
    'waste-has-owner': {
      question: 'Do you know whose every barrel and container on the site is?',
      why: 'Among other waste drug waste does not stand out.',
      yes: 'You know whose it is. Keep the corners of the site empty.',
      no: 'Put names on containers. Is there something strange? Do not touch it, and call.',
      unknown: 'Walk round in daylight and see from a distance what is there.',
    },
  },
};

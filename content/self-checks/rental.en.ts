import type { SelfCheckWords } from './self-check.schema.ts';

export const rentalInEnglish: SelfCheckWords = {
  title: 'Self-check for letting',
  name: 'Your letting',
  lead: 'Ten short questions about whom you let to, and how. Then you get advice that you can print. We keep nothing.',
  questions: {
    'identity-seen': {
      question: 'Do you see a valid passport or card of every tenant?',
      why: 'Who wants to misuse your place prefers not to show who he is.',
      yes: 'You look who rents. Hold photo and face side by side and look at the date.',
      no: 'Ask for valid proof before you sign. No proof, no key.',
      unknown: 'Ask your agent or manager whether and how he looks at it.',
    },
    'tenant-pays': {
      question: 'Does the tenant pay, through the bank?',
      why: 'Cash leaves no trace. Sometimes somebody else pays for the tenant.',
      yes: 'The tenant pays through the bank. Take note when that suddenly changes.',
      no: 'Take no cash. Ask for an account in the name of the tenant.',
      unknown: 'Look at your account to see who pays the rent. Is the name right?',
    },
    'use-known': {
      question: 'Do you know what the tenant uses the place for, and is it true?',
      why: 'A vague story at the start is often the first sign.',
      yes: 'You know what happens there. Put it in the contract as well.',
      no: 'Ask about it and put it in the contract. Does the story not fit? Then do not let.',
      unknown: 'Look the name up in the trade register. Ask about work or business.',
    },
    'visits-agreed': {
      question: 'Does the contract say that you look inside together with the tenant?',
      why: 'Without an agreement you often may not come in. Then you see nothing either.',
      yes: 'It is in the contract. Then do come, and always by appointment.',
      no: 'Put in every new contract how often you look together, and how you announce it.',
      unknown: 'Read the contract for visits. Ask for help if you cannot find it.',
    },
    'knows-what-to-do': {
      question: 'Do you know what to do when you notice something suspicious in your place?',
      why: 'In a lab a spark can be enough for a fire. The fumes can be toxic.',
      yes: 'You know what to do. Tell your manager and handyman as well.',
      no: 'Do not go in. Say nothing to the tenant. Go away and report it.',
      unknown: 'Read all the steps in our guide, before you need them.',
    },
    'tenant-met': {
      question: 'Do you meet every tenant yourself, before he gets the key?',
      why: 'Sometimes people rent in their own name for somebody else.',
      yes: 'You meet every tenant. Notice whether he asks the questions himself.',
      no: 'Give the key only to the tenant in person, in the place.',
      unknown: 'Ask who gave the key, and to whom.',
    },
    'no-subletting': {
      question: 'May the tenant only sublet when you agree?',
      why: 'After subletting you no longer know who is inside.',
      yes: 'You decide about subletting. Then ask who the new tenant is, too.',
      no: 'Put in the contract that subletting is not allowed without your yes.',
      unknown: 'Find the part about subletting in the contract.',
    },
    'first-visit-early': {
      question: 'Do you come by once in the first three months?',
      why: 'Who begins a grow house often does so right after the start.',
      yes: 'You come early. Agree on a date at the start already.',
      no: 'Agree on a date when you hand over the key, within three months.',
      unknown: 'Put a date in your diary with every contract.',
    },
    'power-read': {
      question: 'Do you see how much power and water the place uses?',
      why: 'A grow house uses much power. Sometimes the meter has been tampered with.',
      yes: 'You see the use. Agree on what you do when it suddenly rises.',
      no: 'Keep the meter in your name, or agree that you read it every quarter.',
      unknown: 'Ask your manager or the energy company who reads the meter.',
    },
    'neighbours-can-call': {
      question: 'Do the neighbours know how to reach you?',
      why: 'Neighbours are the first to notice that something is wrong.',
      yes: 'The neighbours can reach you. Ask them now and then how things are.',
      no: 'Give the neighbours your number. Ask them to call when something is strange.',
      unknown: 'Go past the neighbours once in daylight and get to know them.',
    },
  },
};

import type { SelfCheckWords } from './self-check.schema.ts';

export const yardInEnglish: SelfCheckWords = {
  title: 'Self-check for your yard',
  name: 'Your yard',
  lead: 'Ten short questions about your yard, barns and land. Then you get advice that you can print. We keep nothing.',
  questions: {
    'users-known': {
      question: 'Do you know who uses all your barns, stables and sheds?',
      why: 'A drug lab is often in a rented barn. Sometimes the owner does not know.',
      yes: 'You know who uses your buildings. Update your list when something changes.',
      no: 'Make a list of all your spaces. Ask every user who he is and what he does there.',
      unknown: 'Go through all your spaces on paper. Write down who has the key, and what for.',
    },
    'visits-agreed': {
      question: 'Do you come and look at fixed times in what you let or lend?',
      why: 'Who hides something wants no visits. A fixed appointment puts them off.',
      yes: 'You come and look at fixed times. Keep doing so, always together with the tenant.',
      no: 'Agree in the contract that you look inside together. Then do come, at a fixed time.',
      unknown: 'Look up what your contract says about visits. Nothing? Then agree on it now.',
    },
    'all-know-what-to-do': {
      question: 'Does everybody on your yard know what to do about barrels or a strange smell?',
      why: 'Drug waste is toxic and can explode. Who goes to look or clear up is in danger.',
      yes: 'Everybody knows what to do. Repeat it when new people come to work.',
      no: 'Agree on it today. Touch nothing, 25 metres away, wind at your back, and call.',
      unknown: 'Ask your family and your people. Put the rules up by the door.',
    },
    'buildings-locked': {
      question: 'Are empty barns, stables and containers locked?',
      why: 'An open building is an easy place to leave waste or goods.',
      yes: 'Your empty buildings are locked. Look every season whether the locks are still good.',
      no: 'Lock empty buildings. Take away ladders and loose doors.',
      unknown: 'Walk round in daylight and see which doors can be opened.',
    },
    'lanes-closed': {
      question: 'Are old drives and lanes to your land closed?',
      why: 'Who dumps waste looks for a quiet lane where a van can turn.',
      yes: 'Your quiet lanes are closed. Look now and then whether the gate is still there.',
      no: 'Close a lane that you do not use. A gate, a barrier or a ditch helps.',
      unknown: 'Drive round your land in daylight. See where a van can come unseen.',
    },
    'manure-and-ditches': {
      question: 'Do you watch the colour and smell of manure pit, ditch and drain?',
      why: 'Drug waste is sometimes put into a manure pit or ditch. It harms your grass and cattle.',
      yes: 'You watch manure and water. So you soon notice when something is different.',
      no: 'Look every week from a distance. Does it foam or stink? Stay away and call.',
      unknown: 'Choose one fixed day to look. Write down what is normal, then odd things stand out.',
    },
    'power-read': {
      question: 'Do you read the meter of spaces that you let every month?',
      why: 'A grow house or lab uses much power and water. The meter shows it.',
      yes: 'You read the meter. Agree also on what you do when use suddenly rises.',
      no: 'Put a meter of its own on every space. Read it every month.',
      unknown: 'Ask your electrician which meter belongs to which space.',
    },
    'substances-locked': {
      question: 'Are gas bottles, acids and empty barrels locked away?',
      why: 'Who makes drugs looks for gas, acid and barrels. Sometimes they come from a farm.',
      yes: 'Your substances and barrels are locked away. Count them now and then.',
      no: 'Put them in a space with a lock. Hand in empty barrels.',
      unknown: 'Make a list of what you have and where it is.',
    },
    'light-at-night': {
      question: 'Does a light come on at night when somebody comes near the barns?',
      why: 'In the dark nobody sees what is loaded or unloaded.',
      yes: 'A light comes on. Point the lamp so that it does not bother the neighbours.',
      no: 'Put up a lamp that comes on when something moves.',
      unknown: 'Check it once when it is dark, from your house.',
    },
    'neighbours-watch': {
      question: 'Do neighbours watch your yard when you are away?',
      why: 'Neighbours see what you do not see. But they must know that they may call.',
      yes: 'Your neighbours watch. Do the same for them.',
      no: 'Agree with a neighbour to watch each other’s yard. Never go and look alone.',
      unknown: 'Ask your neighbours to call you when they see something strange.',
    },
  },
};

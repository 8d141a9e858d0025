import type { SelfCheckWords } from './self-check.schema.ts';

export const harbourInEnglish: SelfCheckWords = {
  title: 'Self-check for your harbour',
  name: 'Your harbour',
  lead: 'Ten short questions about guests, berths and jetties. Then you get advice that you can print. We keep nothing.',
  questions: {
    'guests-registered': {
      question: 'Do you register every guest who stays the night in your harbour?',
      why: 'Who smuggles prefers a place where nobody asks who he is.',
      yes: 'You register every guest. Keep the list no longer than needed.',
      no: 'Begin with a night register. Our toolbox has a sheet to print.',
      unknown: 'Ask your harbour master who registers, and what is put on paper.',
    },
    'identity-seen': {
      question: 'Do you look at a valid passport or card of a guest?',
      why: 'A name on paper says little when nobody looks at it.',
      yes: 'You look who is there. Make no copy. Looking is enough.',
      no: 'Ask for proof when you register. Hold photo and face side by side.',
      unknown: 'Agree with your people what they ask, and how.',
    },
    'money-refused': {
      question: 'Do your people know what to do when somebody offers money for a favour?',
      why: 'Smugglers look for help in a harbour. It begins small, with a key or a pass.',
      yes: 'Your people know. Say often that they can tell it without being punished.',
      no: 'Agree: take nothing, promise nothing, and tell one fixed person.',
      unknown: 'Ask in your next meeting who has met with such a thing.',
    },
    'package-rules-known': {
      question: 'Does everybody know what to do about a package in the water?',
      why: 'A package can leak. Sometimes somebody comes looking for it.',
      yes: 'Everybody knows. Put the rules up in the harbour office.',
      no: 'Agree: do not touch, do not fetch, keep your distance and call at once.',
      unknown: 'Ask your people, also those who only work in summer.',
    },
    'berth-owners-known': {
      question: 'Do you know for every fixed berth who owns the boat?',
      why: 'A boat without a known owner can easily change hands.',
      yes: 'You know the owners. Ask again when a boat is sold.',
      no: 'Ask per berth who the owner is. Write down the name and kind of boat.',
      unknown: 'Walk along the jetties with your list and see what does not fit.',
    },
    'berth-paid-by-bank': {
      question: 'Does the tenant of a berth pay, through the bank?',
      why: 'Cash leaves no trace. Sometimes somebody else pays.',
      yes: 'The tenant pays through the bank. Take note when that suddenly changes.',
      no: 'Ask for payment from an account in the name of the tenant.',
      unknown: 'Look at your account to see who the money comes from.',
    },
    'jetty-closed': {
      question: 'Is the jetty closed at night to people who have no business there?',
      why: 'With a car close to the jetty a cargo is gone in no time.',
      yes: 'The jetty is closed. Change the code every season.',
      no: 'Close the jetty or the road to it at night.',
      unknown: 'Walk past one evening and see who can get on.',
    },
    'evening-round': {
      question: 'Does somebody walk a round every evening?',
      why: 'A round shows that somebody is watching.',
      yes: 'Somebody walks a round. Change the time. Speak to nobody alone.',
      no: 'Agree who walks. Ask regular guests to watch too.',
      unknown: 'Ask who comes past the boats last.',
    },
    'odd-boats-seen': {
      question: 'Do you watch for boats that lie askew or sail without lights?',
      why: 'A boat with hidden cargo lies askew or deep. Lights give it away.',
      yes: 'You watch the boats. Write down what is strange and report it.',
      no: 'On every round look at position, lights and upkeep. Do not go on board.',
      unknown: 'Read in our guide what to watch for in a harbour.',
    },
    'light-at-night': {
      question: 'Is there light on the jetties and at the car park at night?',
      why: 'In the dark nobody sees what is loaded or unloaded.',
      yes: 'There is light. Check every season that all lamps work.',
      no: 'Put up lamps that come on when something moves.',
      unknown: 'Check it once when it is dark.',
    },
  },
};

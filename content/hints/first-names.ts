/** First names that are common in Noord-Holland and no everyday word in any language of ours. */
export const firstNames = `
aad aafke aaltje aart abdel abdelkader abdellah abdullah abel achmed ada adam adriaan adrian adriana adrie
agnes aicha albert alberto alejandro aleksander aleksandra alex alexander alexandra alexandru alfie alfred
ali alice alicia amelia amina amir ana anastasia anatoli andrea andreas andrei andres andrew andries andrzej
andy angela angelique aniek anita anja anke ankie anna annabel anne anneke annelies annemarie annemiek annet
annette annie anouar anouk anthony antoinette anton antonio archie ariana arie arjan arjen arnold arnout
artem arthur astrid ayoub ayse ayten babette barbara barend barry bartosz beatrijs beatrix benjamin bennie
berend bernard bernd bert bertus betty bianca bilal bogdan boris boudewijn bram brandon brenda brian
brigitte bruno burak caitlin callum camila carla carlo carlos carmen carolien carolina caroline catharina
catherine cathy cees cem chantal charles charlie charlotte chloe chris christa christiaan christian
christine christopher cindy clara claudia clifton coen cok colin connie conny constantin cor corne cornelia
cornelis corrie corry cristian cynthia daan damian daniel daniela daniella danielle danny dariusz dave david
dawid debbie debby delano denise deniz dennis denys derek derk derrick desiree diana diane diederik diego
dimitar dimitri dirk dominik donna doreen dorien doris dorus driss dylan edgar eduard eduardo edward edwin
eef eefje eelco eileen elena elif eline elisabeth elise elizabeth ella ellen elly elsbeth emiel emil emily
emine emma emre enrique eric erik ernst erwin esmee esther ethan eva evelien eveline evert fabian fadi fatih
fatima fatma feike felipe felix femke fenna fernando finn fiona floortje florin floris floyd foppe fouad
francesca francisco franciska frank frans fransje fred freddy frederik freya frits gabriel gabriela gary
geert geertje gemma georg george georgi gerald gerard gerben gerda gerrie gerrit gerry gert gertjan gertrude
gheorghe gijs gijsbert gilbert gillian giovanni giulia gonny govert graham grazyna greetje gregor gregory
grzegorz guido gustav guus hafida hamza hanna hannah hanneke hannie hans harrie harriet harry hasan hassan
hatice hayley heidi hein heleen helen helena helga hendrik hendrika henk hennie henny henri henriette henry
herman hermien hetty hicham hilda hilde hubert hugo huib hussein ian ibrahim ihor ilias ilona ilse imke
imran ineke inez inge ingeborg ingrid ioana ireen irena irene irma isabel isabella isla ismail ivan ivana
ivaylo ivo iwan iwona jaap jacco jackie jacob jacqueline jacques jaime jake jakub jamal james jamie jamila
jan jana janet janice janine janneke jannes jannie janny janusz jasmijn jason jasper javier jeannette
jeffrey jelle jelmer jennifer jenny jermaine jeroen jerome jerry jesse jessica jill jim jimmy joanna joao
jochem joep joey johan johanna johannes john johnny jolanda jonas jonathan joop joost jorg jorge jorien
joris jorrit jose josef joseph josephine josh joshua joyce jozef juan judith jules julia julian julie jurgen
jurjen jurre justin kamil karel karen karim karin karina karl karolina kasia katarzyna kate katherine
kathleen katja kees keith kelly kemal kenneth kenny kevin khadija khalid kieran kim kimberley kirsty klaas
klaus koen kofi koos krasimir krijn krista kristian kristina krystian krzysztof kurt kwame kyra lars laura
lauren laurens leendert leila lenie leny leo leon leonard leonie lesley levent levi lex lia liam lianne
lidia lieke liesbeth lilian linda lindsay lisa lisette lizzy loes lorenzo lotte louis louise luc luca lucas
lucia lucie lucy luigi luis lukas lukasz luke luuk lydia lynn maaike maarten maartje maciej madelon
magdalena maksym malika mandy manon manuel marc marcel marcin marco marcus mareike marek margaret margot
margreet margriet maria marian marianne marieke mariel marijke marike mario marion mariska marit marius
marja marjan marjolein marlies marlon marta martha martijn martin martina mateusz matthew matthias matthijs
maureen maurice maurits megan mehdi mehmet meindert melanie melissa melvin menno mia micha michael michal
michel michelle michiel mieke miguel mihai mike mila milena milou minke mirjam miroslav mitchell mohamad
mohamed mohammed monica moniek monika monique mounir moussa muhammed murat mustafa nabil nadia nadine naima
nancy natalia natalie natasha nathalie nathan nelleke nellie nelly nicky nico nicolaas nicolae nicolas
nicole nicoleta niek niels nienke nigel nikki nikolai nina noah noel noortje nora norbert norma oksana olaf
oleg oleh olga oliver olivia olivier ollie omar onno orhan oscar oskar osman othman otto ozan pablo pamela
pascal patricia patrick patrycja paul paula pauline pawel pedro peggy peter petra philip philippe pia pierre
pieter pieternel piotr plamen rachel rachid rachida radu rafael rafal rafik ralf ralph raluca ramon raul
raymond rebecca recep reinder reinier reinout remco renate rene renee renske ricardo richard ricky rik rinus
rita robbert robbie robert roberto robin rodney roel roeland roelof rogier roland rolf romy ron ronald
ronnie ronny rosa rosanne rowan roxanne ruben rudi rudy rutger ruud ryan sabine saida salim salma samantha
samir samira samuel sander sandra sanne sara sarah saskia sean sebastian selim selma sergei sergio serkan
shane sharon sheila shirley siem sietske sigrid silvia simon simone sjaak sjaan sjef sjoerd sofia sofie
songul sonja sophia sophie souad soufiane stanislaw stefan stefanie stella stephan stephanie stephen steven
stijn stoyan susan susanne suzanne sven svetlana sylvia szymon tamara tanja tara tariq tatiana terry tess
teunis thea theo theodoor theresa thijmen thijs thom thomas tijs tim timo tina tineke tinus tjeerd tobias
toby tom tomasz tommy tonnie tonny tony tonya toos tracey tracy trevor trudy truus tyrone ursula valentin
valentina valerie vanessa vasile vasyl vera veronica veronika victor victoria viktor vincent viorel vlad
vladimir volkan walter wanda wendy werner wesley wessel wiebe wiebke wieger wies wieteke wijnand wiktor
willeke willem willemijn william willy wilma wim wojciech wouter xander yasin yasmin yasmina yassin younes
youssef yuri yusuf yvette yvonne zara zbigniew zeynep zoe zofia
`;

/** First names that are also a word: only with a capital, and not at the beginning of a sentence. */
export const doubtfulNames = `
ad al amber angel art bart bas beer ben bill bo bob britt co daisy dawn dean dick don door ed els faith
fleur floor gene grace grant greet guy harm hazel heather holly hope iris jack jade jip jo job joke jos joy
june kay ken kerry lee lies lily linde marina mark mason max may mees merel mien milan mo nel nick noor
olive pat pearl piet pim poppy ray ria rick riet rob roman roos rose ruby sally sam sep sien sjors stan
storm sue summer ted teddy teun toon trees violet ward wil will wolf wout
`;

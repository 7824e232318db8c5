import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const NAMES_FILE = join(__dirname, 'names/names.txt');
export const MORE_NAMES_FILE = join(__dirname, 'names/more-names.txt');

/** In small letters, without accents: "Zoë" is "zoe", "Łukasz" is "lukasz". */
export const fold = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : withoutAccents(text));

/** Nearly every word: nothing to take off. */
const PLAIN = /^[\x20-\x7e]*$/;

const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .toLowerCase();

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/**
 * First names and surnames that are no English word (names/names.txt, some fifty thousand; where they are from stands in names/README.md).
 * Takes some milliseconds: read once.
 */
export const loadNames = (file: string = NAMES_FILE): ReadonlySet<string> => list(readFileSync(file, 'utf8'));

/** First names that are words as well: a name where they are written large in mid-sentence, or where what follows says so. */
export const WORDS_AND_FIRST_NAMES = list(`
  abbey ally amber angel archer art ash basil bay bear beau bell belle berry beryl bill billy blaze bliss bob bobby bonny brad brandy brooks buddy candy carol chance charity
  chase cherry chip clay clement cliff coral crystal daisy dale dawn dean dolly don dot drew duke dusk dusty earl ebony eddy elder ember eve faith fern flint flora forest frank
  gabby gale garnet gay gene ginger glen grace grant guy happy harmony harry hazel heath heather hector herb holly hope hunter iris ivory ivy jack jade jasmine jasper jay jet
  jewel jimmy job jock john josh joy ken kit kitty lance lane laurel lee liberty lily link lucky mac marina mark marsh martin mason matt max maxim may meadow melody mercy merry
  mick mickey micky mike miles misty myrtle nick noble noel nova ocean olive opal otter paddy pat patience patty peace pearl penny pet petal peter piers pip piper poppy precious
  prince princess promise prudence rain randy raven ray red reed river rob robin rock rocky rod roger roman rose rosemary ruby rusty sage sally sandy scarlet serene serenity
  shadow shell sherry sierra skip sky sol sonny spike star sterling storm sue summer sunny sunshine tad tawny terry tom tony topaz trinity troy tucker turner vale valentine van
  velvet verity victor viola violet wade walker warren will willow winter wren zed
`);

/** Surnames that are words as well: a name after a first name, even where all is written small. */
export const WORDS_AND_SURNAMES = list(`
  baker ball banks barber barker barnes bell bird bishop black bond booth bowles bradshaw brook brooks brown buckle burns bush butcher butler carpenter carter chambers chandler chapman church
  clark cliff coles collier cook cooper cox cross curry cutler dale day dean draper drake driver farmer field fields finch fisher fletcher flowers forest forester foster fowler fox
  freeman frost gardener gardner gibbons gold goodman gray green grey griffin grove hall hammond hardy harper hart hawk hayward heath hill holder holland holmes hood hope hunt hunter jackson
  jordan joyce kemp king kirk knight lamb lane law lawless lee little long love marsh marshall martin mason may mills miller moore moss newman nash noble north page palmer parish park parker parry
  parsons payne peacock pearce peel penny perry pike plant plumb pond poole pope porter potter potts power price prince read reed reeves rice rich rivers roach robin rose rowe savage sawyer
  sharp sharpe shaw shepherd short silver sims singer slater small smart smith snow spencer spring spooner stone storey street summers swan tanner taylor temple thatcher thorn thorne tucker turner tyler
  underwood vale vine wade walker wall walsh ward waters watts webb webster weaver wells west wheeler white wild wise wolf wood woods woodward wright york young
`);

/** First names that are places (or teams) as well: a name only where what stands around says so. */
export const PLACES_AND_FIRST_NAMES = list(`
  adelaide alexandria austin boston brooklyn carlisle carolina chelsea chester china dakota dallas devon durham eden eton florence geneva georgia houston india indiana jersey jordan kent
  kingston lincoln london lourdes madison milan orlando paris phoenix preston regina rhodes rio rome savannah selby sidney skye stafford stirling sydney trent tyne verona victoria vienna warwick windsor york
`);

/**
 * Written large or small these are no names, though lists of names hold them: days and feasts, places, subjects, apps and school systems,
 * and what staff write for short. After a title or a first name they may be surnames all the same.
 */
export const NO_NAMES = list(`
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
  christmas easter eid diwali ramadan hanukkah halloween holi vaisakhi passover lent advent pentecost
  england scotland wales ireland britain europe africa asia america france germany spain italy poland romania turkey greece portugal india pakistan bangladesh nigeria ghana kenya somalia iran iraq
  israel palestine gaza ukraine russia china japan jamaica cyprus malta egypt brazil canada australia berlin madrid barcelona amsterdam dublin belfast cardiff edinburgh glasgow leeds
  liverpool manchester birmingham bristol bradford sheffield leicester nottingham coventry wolverhampton derby stoke bolton oldham rochdale wigan blackpool preston burnley lancaster
  oxford cambridge norwich ipswich colchester brighton southampton portsmouth plymouth exeter gloucester cheltenham swindon reading luton bedford northampton peterborough hull newcastle sunderland
  middlesbrough whitby scarborough wembley croydon brent barnet camden hackney islington lambeth ealing london essex sussex surrey kent hampshire dorset somerset cornwall cumbria lancashire yorkshire
  everton arsenal tottenham chelsea villa celtic rangers
  facebook instagram insta snapchat tiktok whatsapp linkedin twitter youtube discord reddit pinterest tumblr twitch telegram signal messenger threads bluesky mastodon strava vinted tinder hinge bumble
  grindr bereal spotify netflix zoom skype teams outlook gmail google chrome android apple iphone ipad samsung nokia kindle alexa siri cortana canva kahoot padlet quizlet seesaw tapestry
  arbor cpoms sims bromcom satchel classdojo dojo parentpay parentmail weduc wonde evidence edulink mymaths sparx seneca tassomai duolingo moodle firefly showbie nearpod quizizz wordwall
  microsoft office onedrive sharepoint dropbox icloud copilot chatgpt gemini claude grammarly adobe photoshop wikipedia wordpress weebly wix eventbrite gofundme justgiving paypal monzo ebay etsy amazon
  tesco asda lidl aldi argos greggs nandos costa mcdonalds disney pixar marvel netmums mumsnet glassdoor trustpilot nextdoor patreon onlyfans substack omegle roblox minecraft fortnite playstation xbox nintendo lego
  ofsted unison nasuwt neu unesco unicef nspcc barnardos childline oxfam
  latin spanish english french german polish welsh irish arabic urdu romanian maths geography history drama music science biology chemistry physics literature
  headteacher head deputy governor governors bursar senco ive ill youre dont wont cant isnt didnt doesnt wasnt couldnt shouldnt wouldnt arent havent hasnt goin askin gonna wanna gotta kinda sorta
  insta snap vid vids pic pics prof para paras ing cos coz cuz rota rotas viewing leaver leavers hole thole der dem dat dis olds sen send eal pru ehcp sats gcse btec nqt ect mfl pshe ict stem tas slt elt dsl hoy hod pta dbs gdpr ico dfe kcsie
  muslim christian jewish sikh hindu catholic quran bible torah shakespeare dickens mozart beethoven macbeth hamlet
  sir miss mrs madam dear mum mums dad dads nan nana gran grandad granny auntie uncle hiya hey hello yes yeah okay thanks thx ta ty pls plz lol omg tbh idk imo btw asap
`);

/** A person is named after these, whatever it is: "Mrs begum". */
export const TITLES = list('mr mrs ms miss mx dr doctor prof professor sir dame lady lord rev reverend fr father sr sister imam rabbi coach cllr councillor pc nurse matron aunty auntie uncle'); // prettier-ignore

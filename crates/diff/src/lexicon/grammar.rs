//! The short words that decide what a sentence permits or denies, and those that carry nothing, language by language.
//!
//! Written by hand, form by form. What belongs to a class is taken from the guidelines of Universal Dependencies
//! (version 2): negation is what they mark `Polarity=Neg`, a modal verb is an `AUX` that is neither copula nor tense, and a
//! function word is `DET`, `ADP`, `CCONJ`, `SCONJ`, `PRON` or one of the other `AUX`. Prepositions and conjunctions that
//! decide a matter by themselves (`before`, `until`, `unless`, `without`) are on purpose in no list: a word that is in none
//! counts as one that carries meaning.

/// The short words of one language, each list separated by spaces, in lower case.
pub(super) struct Grammar {
    /// Its tags: those that share a grammar share a row.
    pub(super) langs: &'static [&'static str],
    /// Not, no, never, none, nobody.
    pub(super) negation: &'static str,
    /// Shall, must, may, can, should, will, as far as these are words.
    pub(super) modal: &'static str,
    /// And, or: each is harmless alone and changes the matter when it takes the place of the other.
    pub(super) connective: &'static str,
    /// Articles, pronouns, colourless prepositions, the verbs to be and to have.
    pub(super) function: &'static str,
}

pub(super) const GRAMMARS: &[Grammar] = &[
    Grammar {
        langs: &["en"],
        negation: "not no never none nobody nothing neither nor nowhere without",
        modal: "shall should may might must can could will would ought 'll",
        connective: "and or",
        function: "the a an of to in on at by for with from as that this these those which who whom whose it its he \
                   she they them their his her we our us you your there is are was were be been being am has have \
                   had having do does did so than 's such into upon per",
    },
    Grammar {
        langs: &["fr"],
        negation: "ne n' pas non jamais aucun aucune aucuns aucunes nul nulle rien personne ni sans guère",
        modal: "doit doivent dois devra devront devrait devraient devait devaient peut peuvent pourra pourront \
                pourrait pourraient pouvait pouvaient puisse puissent faut faudra faudrait veut veulent voudra \
                voudrait",
        connective: "et ou",
        function: "le la les l' un une des de du d' à au aux en dans sur par pour avec que qu' qui dont ce cet cette \
                   ces c' il ils elle elles on nous vous se s' y son sa ses leur leurs notre nos votre vos lui est \
                   sont était étaient être été soit soient a ont avait avaient avoir ait aient comme ainsi lequel \
                   laquelle lesquels lesquelles",
    },
    Grammar {
        langs: &["de", "lb"],
        negation: "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden nichts weder noch ohne \
                   nein net keng",
        modal: "soll sollen sollte sollten sollst muss müssen müsste müssten musste mussten muß darf dürfen dürfte \
                dürften durfte kann können könnte könnten konnte konnten will wollen wollte wollten mag mögen möchte \
                wird werden würde würden",
        connective: "und oder",
        function: "der die das den dem des ein eine einen einem einer eines in im an am auf aus bei mit von vom zu \
                   zum zur für durch als dass daß dieser diese dieses diesem diesen jener welche welcher welches er \
                   sie es wir ihr ihre ihrer ihrem ihren sein seine seiner seinem seinen unser unsere sich ist sind \
                   war waren sei seien gewesen hat haben hatte hatten wie so",
    },
    Grammar {
        langs: &["es"],
        negation: "no nunca jamás ningún ninguno ninguna ningunos ningunas nadie nada ni tampoco sin",
        modal: "debe deben deberá deberán debería deberían debía debían puede pueden podrá podrán podría podrían \
                podía podían pueda puedan quiere quieren",
        connective: "y e o u",
        function: "el la los las lo un una unos unas de del a al en con por para que quien cuyo cuya este esta estos \
                   estas ese esa eso esos esas aquel aquella se su sus nuestro nuestra nuestros nuestras le les nos \
                   es son era eran ser sido sea sean está están estar ha han había habían haber haya hayan como",
    },
    Grammar {
        langs: &["it"],
        negation: "non no mai nessun nessuno nessuna nessun' niente nulla né neanche senza",
        modal: "deve devono dovrà dovranno dovrebbe dovrebbero doveva dovevano debba debbano può possono potrà \
                potranno potrebbe potrebbero poteva potevano possa possano vuole vogliono",
        connective: "e ed o od",
        function: "il lo la i gli le l' un uno una un' di d' del dello della dell' dei degli delle a ad al allo alla \
                   all' ai agli alle da dal dallo dalla dall' dai dagli dalle in nel nello nella nell' nei negli \
                   nelle su sul sullo sulla sull' sui sugli sulle con per che cui chi questo questa questi queste \
                   quest' quello quella quelli quelle si suo sua suoi sue loro nostro nostra nostri nostre ci è sono \
                   era erano essere stato stata stati state sia siano ha hanno aveva avevano avere abbia abbiano \
                   come",
    },
    Grammar {
        langs: &["pt", "gl"],
        negation: "não nunca jamais nenhum nenhuma nenhuns nenhumas ninguém nada nem sem non ningún ninguén",
        modal: "deve devem deverá deverão deveria deveriam devia deviam pode podem poderá poderão poderia poderiam \
                podia podiam possa possam quer querem",
        connective: "e ou",
        function: "o a os as um uma uns umas de do da dos das à ao às aos em no na nos nas num numa por pelo pela \
                   pelos pelas para com que quem cujo cuja este esta estes estas esse essa isso isto aquele aquela \
                   se seu sua seus suas nosso nossa nossos nossas lhe lhes é são era eram ser sido seja sejam está \
                   estão estar foi foram há tem têm tinha tinham ter haver como",
    },
    Grammar {
        langs: &["ca"],
        negation: "no mai cap ningú res ni sense tampoc",
        modal: "ha han haurà hauran hauria haurien deu deuen pot poden podrà podran podria podrien cal caldrà vol \
                volen",
        connective: "i o",
        function: "el la els les l' un una uns unes de d' del dels a al als en amb per pel pels que qui aquest \
                   aquesta aquests aquestes aquell aquella es s' seu seva seus seves nostre nostra és són era eren \
                   ser estat sigui siguin està estan com",
    },
    Grammar {
        langs: &["ro"],
        negation: "nu n nici niciun nicio niciodată nimeni nimic fără",
        modal: "trebuie trebuia poate pot putea putut ar vor va poată",
        connective: "și şi sau ori",
        function: "un o unei unui unor al a ai ale de la în din pe cu pentru prin că să care ce cel cea cei cele \
                   acest această acești aceste acestei acestui se își lui ei lor nostru noastră este sunt era erau \
                   fi fost fie au are avea ca",
    },
    Grammar {
        langs: &["nl"],
        negation: "niet geen nooit niemand niets noch zonder nee nergens",
        modal: "zal zullen zou zouden moet moeten moest moesten mag mogen mocht mochten kan kunnen kon konden wil \
                willen dient dienen hoeft hoeven",
        connective: "en of",
        function: "de het een van te ten ter in op aan bij met voor door uit naar als dat die dit deze welke wie er \
                   hij zij ze het wij we ons onze hun haar zijn zich is was waren wordt worden werd werden geweest \
                   heeft hebben had hadden om zo",
    },
    Grammar {
        langs: &["sv"],
        negation: "inte ej icke aldrig ingen inget inga ingenting utan varken nej",
        modal: "ska skall skulle bör borde måste får fick kan kunde vill ville må",
        connective: "och eller",
        function: "en ett den det de dem i på av till för med från om som att denna detta dessa vilken vilket vilka \
                   han hon vi vår vårt våra deras sin sitt sina sig är var vara varit har hade ha",
    },
    Grammar {
        langs: &["da", "no", "nb"],
        negation: "ikke ej aldri aldrig ingen intet intet ingenting uden uten hverken verken nei nej",
        modal: "skal skulle bør burde må måtte kan kunne vil ville får",
        connective: "og eller",
        function: "en et ei den det de dem i på av af til for med fra om som at å denne dette disse hvilken hvilket \
                   hvilke han hun vi vår vårt våre vores deres sin sitt sit sine seg sig er var være vært været har \
                   hadde havde ha have",
    },
    Grammar {
        langs: &["nn"],
        negation: "ikkje aldri ingen inkje ingenting utan korkje nei",
        modal: "skal skulle bør burde må måtte kan kunne vil ville får",
        connective: "og eller",
        function: "ein ei eit den det dei i på av til for med frå om som at å denne dette desse han ho vi vår vårt \
                   våre deira sin sitt sine seg er var vere vore har hadde ha",
    },
    Grammar {
        langs: &["is"],
        negation: "ekki aldrei enginn engin ekkert engan enga engum engir engar hvorki né án nei",
        modal: "skal skulu skulum skyldi skyldu má mega mætti mættu verður verða yrði getur geta gæti gætu ber vill \
                vilja",
        connective: "og eða",
        function: "í á af til fyrir með frá um sem að þessi þetta þessa þessum þessar hann hún það þeir þær þau við \
                   okkar sinn sín sitt sig er eru var voru vera verið hefur hafa hafði höfðu",
    },
    Grammar {
        langs: &["fi"],
        negation: "ei en et emme ette eivät eikä eivätkä älköön älkööt ilman kukaan mikään koskaan",
        modal: "voi voivat voisi voisivat voida saa saavat saisi saisivat täytyy täytyisi pitää pitäisi tulee tulisi \
                on olisi",
        connective: "ja tai sekä",
        function: "että joka jotka jonka joiden se ne sen niiden tämä nämä tämän näiden hän he heidän hänen me \
                   meidän ovat oli olivat olla ollut kuin",
    },
    Grammar {
        langs: &["et"],
        negation: "ei ära pole mitte keegi miski kunagi ilma ega",
        modal: "võib võivad võiks võiksid peab peavad peaks peaksid tohib tohivad tuleb tuleks saab saavad saaks",
        connective: "ja või ning",
        function: "et mis kes mille kelle see need selle nende tema nad ta oma meie on oli olid olla olnud kui",
    },
    Grammar {
        langs: &["hu"],
        negation: "nem ne sem se nincs nincsenek soha senki semmi nélkül sincs",
        modal: "kell kellene kellett lehet lehetne tud tudnak tudja tudják fog fognak fogja szabad köteles kötelesek",
        connective: "és vagy illetve",
        function: "a az egy hogy ami amely amelyek aki akik ez azok ezek ezt azt ő ők mi van vannak volt voltak lesz \
                   lenni is meg",
    },
    Grammar {
        langs: &["pl"],
        negation: "nie ani nigdy nikt nikogo nic niczego żaden żadna żadne żadnego żadnej bez brak",
        modal: "może mogą mógł mogła mogły mogłoby mógłby mogłaby mogliby musi muszą musiał powinien powinna powinno \
                powinni powinny należy trzeba wolno będzie będą",
        connective: "i oraz lub albo",
        function: "w we z ze na do od o u po przez dla że który która które których któremu którym którą ten ta to \
                   tego tej tych tym się jego jej ich nasz nasza nasze swój swoje swoich jest są był była było były \
                   być został została zostało zostały jak a",
    },
    Grammar {
        langs: &["cs"],
        negation: "ne není nejsou nebyl nebyla nebylo nebude nebudou nikdy nikdo nic žádný žádná žádné žádného bez \
                   ani nesmí nesmějí nemůže nemohou nemusí",
        modal: "může mohou mohl mohla mohly by musí musejí musel smí smějí má mají měl měla měly lze bude budou \
                třeba",
        connective: "a nebo či",
        function: "v ve z ze na do od o u po pro s se k ke že který která které kterých kterému kterým kterou ten ta \
                   to toho té těch tím jeho její jejich náš naše svůj své svých je jsou byl byla bylo byly být jak \
                   si",
    },
    Grammar {
        langs: &["sk"],
        negation: "nie nebol nebola nebolo nebude nebudú nikdy nikto nič žiadny žiadna žiadne žiadneho bez ani \
                   nesmie nesmú nemôže nemôžu nemusí",
        modal: "môže môžu mohol mohla mohli by musí musia musel smie smú má majú mal mala mali možno treba bude budú",
        connective: "a alebo či",
        function: "v vo z zo na do od o u po pre s so k ku že ktorý ktorá ktoré ktorých ktorému ktorým ktorú ten tá \
                   to toho tej tých tým sa jeho jej ich náš naše svoj svoje svojich je sú bol bola bolo boli byť ako \
                   si",
    },
    Grammar {
        langs: &["sl"],
        negation: "ne ni niso nisem nismo nikoli nihče nič noben nobena nobeno brez niti nima nimajo",
        modal: "more morajo mora lahko sme smejo bi treba bo bodo naj",
        connective: "in ali ter",
        function: "v z s na do od o u po za k h da ki ta to tega te teh tem se si njegov njen njihov naš svoj svoje \
                   je so bil bila bilo bili biti kot",
    },
    Grammar {
        langs: &["hr", "bs"],
        negation: "ne nije nisu nisam nismo nikada nikad nitko niko ništa nijedan nijedna nijedno bez niti ni neće \
                   nema nemaju nemoj",
        modal: "može mogu mogao mogla moglo mogli mora moraju morao treba trebaju trebao trebala smije smiju bi će \
                ćemo bude budu",
        connective: "i ili te",
        function: "u iz na do od o po za s sa k ka da koji koja koje kojih kojem kojim koju taj ta to toga te tih \
                   tim se njegov njezin njihov naš svoj svoje je su bio bila bilo bili biti kao",
    },
    Grammar {
        langs: &["sr", "sr-Cyrl"],
        negation: "не није нису нисам нисмо никада никад нико ништа ниједан ниједна без нити ни неће нема немају",
        modal: "може могу могао могла могло могли мора морају треба требало сме смеју би ће ћемо буде буду",
        connective: "и или те",
        function: "у из на до од о по за с са к ка да који која које којих којем којим коју тај та то тога те тих \
                   тим се његов њен њихов наш свој своје је су био била било били бити као",
    },
    Grammar {
        langs: &["sr-Latn"],
        negation: "ne nije nisu nisam nismo nikada nikad niko ništa nijedan nijedna bez niti ni neće nema nemaju",
        modal: "može mogu mogao mogla moglo mogli mora moraju treba trebalo sme smeju bi će ćemo bude budu",
        connective: "i ili te",
        function: "u iz na do od o po za s sa k ka da koji koja koje kojih kojem kojim koju taj ta to toga te tih \
                   tim se njegov njen njihov naš svoj svoje je su bio bila bilo bili biti kao",
    },
    Grammar {
        langs: &["mk"],
        negation: "не нема никогаш никој ништо ниту ни без ниеден ниедна",
        modal: "може можат можеше мора мораат треба требаше ќе би смее смеат",
        connective: "и или",
        function: "во од на до за со по при кон да дека што кој која кое кои овој оваа ова овие тој таа тоа тие се \
                   си неговиот нивниот нашиот својот е се беше беа биде бил била било биле има како",
    },
    Grammar {
        langs: &["bg"],
        negation: "не няма никога никой нищо нито ни без никакъв никаква никакво",
        modal: "може могат можеше могли трябва трябваше следва ще би биха бихме нека",
        connective: "и или",
        function: "в във от на до за с със по при към да че което който която които този тази това тези той тя то те \
                   се си неговия техния нашия своя е са беше бяха бъде бъдат бил била било били има имат като",
    },
    Grammar {
        langs: &["ru"],
        negation: "не ни нет никогда никто ничто ничего нельзя без никакой никакая никакого",
        modal: "может могут мог могла могли должен должна должно должны следует надлежит можно нужно необходимо \
                будет будут бы вправе",
        connective: "и или либо",
        function: "в во из на до от о об по для с со к ко у при за что который которая которое которые которых \
                   которого которой этот эта это эти этого этих этой тот та то те он она оно они его её ее их наш \
                   наша наше свой свои своих себя ся был была было были быть есть как",
    },
    Grammar {
        langs: &["uk"],
        negation: "не ні немає ніколи ніхто ніщо нічого без жоден жодна жодне жодного",
        modal: "може можуть міг могла могли повинен повинна повинно повинні слід має мають можна треба необхідно \
                буде будуть би б",
        connective: "і й та або чи",
        function: "в у із зі з на до від о об по для до при за що який яка яке які яких якого якої цей ця це ці \
                   цього цих той те ті він вона воно вони його її їх наш наша наше свій свої своїх себе був була \
                   було були бути є як",
    },
    Grammar {
        langs: &["be"],
        negation: "не ні няма ніколі ніхто нішто нічога без ніякі ніводны",
        modal: "можа могуць мог магла маглі павінен павінна павінна павінны варта мае маюць можна трэба будзе будуць \
                бы б",
        connective: "і й ды або ці",
        function: "у ў з са на да ад аб па для пры за што які якая якое якія якіх гэты гэта гэтая гэтыя гэтага гэтых \
                   той тая ён яна яно яны яго яе іх наш наша свой свае сябе быў была было былі быць ёсць як",
    },
    Grammar {
        langs: &["lt"],
        negation: "ne nėra niekada niekas nieko joks jokia jokio be nei negali neturi nebuvo nebus",
        modal: "gali galėtų galėjo turi turėtų turėjo privalo reikia būtina bus",
        connective: "ir ar arba",
        function: "į iš ant iki nuo apie po su už prie kad kuris kuri kurie kurios kurių šis ši šie šios šio tas ta \
                   tie tos jis ji jie jos jo jų mūsų savo yra buvo būti kaip",
    },
    Grammar {
        langs: &["lv"],
        negation: "ne nav nekad neviens neviena nekas bez nedz nevar nedrīkst nebija nebūs",
        modal: "var varētu varēja drīkst drīkstētu vajag vajadzētu jābūt būs",
        connective: "un vai",
        function: "no uz līdz par pēc ar pie ka kas kurš kura kuri kuru šis šī šie šīs šo tas tā tie tās viņš viņa \
                   viņi viņu mūsu savu savā ir bija būt kā",
    },
    Grammar {
        langs: &["el"],
        negation: "δεν δε μη μην όχι ποτέ κανένας κανείς καμία κανένα τίποτα ούτε χωρίς ουδείς",
        modal: "πρέπει έπρεπε μπορεί μπορούν μπορούσε μπορούσαν οφείλει οφείλουν δύναται δύνανται θα ας δέον",
        connective: "και κι ή",
        function: "ο η το οι τα τον την του της των τους τις τη ένας μια μία ένα σε στο στη στην στον στους στις στα \
                   από με για ως που ότι να αυτός αυτή αυτό αυτές αυτά αυτών ο οποίος οποία οποίο οποίες είναι ήταν \
                   έχει έχουν είχε είχαν μας σας",
    },
    Grammar {
        langs: &["mt"],
        negation: "mhux mhumiex ma m' mhijiex qatt ħadd xejn lanqas mingħajr ebda la",
        modal: "għandu għandha għandhom għandek jista' tista' jistgħu jista tista jkollu jkollha jkollhom jrid iridu \
                għandux ser se",
        connective: "u jew",
        function: "il l id is it ir ix iż in ta ta' tal fi f' fil bi b' bil għal għall minn mill li dan din dawn dak \
                   dik dawk hu hi huma huwa hija kien kienet kienu bħala",
    },
    Grammar {
        langs: &["ga"],
        negation: "ní níl níor ná nár nach gan cha aon dada",
        modal: "féadfaidh féadfar féadann caithfidh féidir beidh bheadh",
        connective: "agus nó",
        function: "an na a i in ar ag do de den don le leis faoi ó ón go chun sin seo sé sí siad é í iad tá bhí \
                   bheith is ba mar",
    },
    Grammar {
        langs: &["sq"],
        negation: "nuk s' s mos jo kurrë askush asgjë asnjë pa as",
        modal: "duhet duhej mund do",
        connective: "dhe ose apo edhe",
        function: "i e të së një në nga për me te tek prej që ky kjo këta këto ai ajo ata ato tij saj tyre ynë jonë \
                   është janë ishte ishin jetë ka kanë si",
    },
    Grammar {
        langs: &["tr"],
        negation: "değil değildir yok yoktur hayır asla hiç hiçbir olmadan olmaksızın ne",
        modal: "gerekir gerekmektedir gerek lazım zorundadır zorunda olabilir edebilir edilebilir olacak olacaktır \
                edecek meli malı",
        connective: "ve veya",
        function: "bir bu şu o da de ki için gibi olan olarak tarafından göre kadar dir dır idi olduğu",
    },
];

//! Numbers written as words, and the names of the months, language by language.
//!
//! Written by hand. Forms of one word are separated by `/`; a `*` at the end stands for any ending, where a language
//! inflects the word. The word for one is left out where it is the article as well (`un`, `ein`, `een`).
//! Months are in full, in the cases in which dates use them.

/// The numerals and months of one language. Each list is in order and separated by spaces; `-` leaves a place empty.
pub(super) struct Numerals {
    pub(super) langs: &'static [&'static str],
    /// From 0 to 20.
    pub(super) units: &'static str,
    /// From 30 to 90 by tens, then 100, 1000, a million, a billion.
    pub(super) tens: &'static str,
    /// From first to twelfth.
    pub(super) ordinals: &'static str,
    /// From January to December.
    pub(super) months: &'static str,
}

pub(super) const NUMERALS: &[Numerals] = &[
    Numerals {
        langs: &["en"],
        units: "zero one two/twice three/thrice four five six seven eight nine ten eleven twelve/dozen thirteen \
                fourteen fifteen sixteen seventeen eighteen nineteen twenty",
        tens: "thirty forty fifty sixty seventy eighty ninety hundred/hundreds thousand/thousands million/millions \
               billion/billions",
        ordinals: "first/firstly second/secondly third/thirds fourth fifth sixth seventh eighth ninth tenth eleventh \
                   twelfth",
        months: "january/jan february/feb march april/apr may june july august/aug september/sept/sep october/oct \
                 november/nov december/dec",
    },
    Numerals {
        langs: &["fr"],
        units: "zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize - - - \
                vingt",
        tens: "trente quarante cinquante soixante septante octante/huitante nonante cent/cents mille \
               million/millions milliard/milliards",
        ordinals: "premier/première/premiers/premières deuxième/second/seconde troisième/tiers quatrième cinquième \
                   sixième septième huitième neuvième dixième onzième douzième",
        months: "janvier février mars avril mai juin juillet août/aout septembre octobre novembre décembre",
    },
    Numerals {
        langs: &["de", "lb"],
        units: "null eins zwei/zwo/zweien drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn \
                fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
        tens: "dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig hundert/hunderte tausend/tausende \
               million/millionen milliarde/milliarden",
        ordinals: "erste* zweite* dritte* vierte* fünfte* sechste* siebte*/siebente* achte* neunte* zehnte* elfte* \
                   zwölfte*",
        months: "januar/jänner februar/feber märz april mai juni juli august september oktober november dezember",
    },
    Numerals {
        langs: &["es"],
        units: "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis \
                diecisiete dieciocho diecinueve veinte",
        tens: "treinta cuarenta cincuenta sesenta setenta ochenta noventa cien/ciento/cientos mil/miles \
               millón/millones -",
        ordinals: "primer/primero/primera/primeros/primeras segundo/segunda tercer/tercero/tercera cuarto/cuarta \
                   quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena décimo/décima \
                   undécimo/undécima duodécimo/duodécima",
        months: "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    },
    Numerals {
        langs: &["it"],
        units: "zero - due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici \
                sedici diciassette diciotto diciannove venti",
        tens: "trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille/mila milione/milioni \
               miliardo/miliardi",
        ordinals: "primo/prima/primi/prime secondo/seconda terzo/terza quarto/quarta quinto/quinta sesto/sesta \
                   settimo/settima ottavo/ottava nono/nona decimo/decima undicesimo/undicesima dodicesimo/dodicesima",
        months: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    },
    Numerals {
        langs: &["pt", "gl"],
        units: "zero - dois/duas/dous três/tres quatro/catro cinco seis sete oito nove dez onze/once doze/doce \
                treze/trece catorze/quatorze/catorce quinze/quince dezasseis/dezesseis dezassete/dezessete dezoito \
                dezanove/dezenove vinte",
        tens: "trinta quarenta/corenta cinquenta sessenta/sesenta setenta oitenta noventa cem/cento/cen mil \
               milhão/milhões/millón -",
        ordinals: "primeiro/primeira segundo/segunda terceiro/terceira quarto/quarta quinto/quinta sexto/sexta \
                   sétimo/sétima oitavo/oitava nono/nona décimo/décima undécimo duodécimo",
        months: "janeiro/xaneiro fevereiro/febreiro março/marzo abril maio junho/xuño julho/xullo agosto setembro \
                 outubro novembro dezembro/decembro",
    },
    Numerals {
        langs: &["ca"],
        units: "zero - dos/dues tres quatre cinc sis set vuit nou deu onze dotze tretze catorze quinze setze disset \
                divuit dinou vint",
        tens: "trenta quaranta cinquanta seixanta setanta vuitanta noranta cent/cents mil milió/milions -",
        ordinals: "primer/primera segon/segona tercer/tercera quart/quarta cinquè/cinquena sisè/sisena setè/setena \
                   vuitè/vuitena novè/novena desè/desena onzè/onzena dotzè/dotzena",
        months: "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    },
    Numerals {
        langs: &["ro"],
        units: "zero - doi/două trei patru cinci șase/şase șapte/şapte opt nouă zece unsprezece \
                doisprezece/douăsprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece \
                optsprezece nouăsprezece douăzeci",
        tens: "treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci sută/sute mie/mii milion/milioane \
               miliard/miliarde",
        ordinals: "primul/prima/întâi doilea/doua treilea/treia patrulea/patra cincilea/cincea șaselea/șasea \
                   șaptelea/șaptea optulea/opta nouălea/noua zecelea/zecea - -",
        months: "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    },
    Numerals {
        langs: &["nl"],
        units: "nul - twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien \
                zeventien achttien negentien twintig",
        tens: "dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend miljoen/miljoenen \
               miljard/miljarden",
        ordinals: "eerste/eersten tweede/tweeden derde/derden vierde vijfde zesde zevende achtste negende tiende \
                   elfde twaalfde",
        months: "januari februari maart april mei juni juli augustus september oktober november december",
    },
    Numerals {
        langs: &["sv"],
        units: "noll - två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton \
                nitton tjugo",
        tens: "trettio fyrtio femtio sextio sjuttio åttio nittio hundra/hundratals tusen/tusentals miljon/miljoner \
               miljard/miljarder",
        ordinals: "första/förste andra/andre tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte",
        months: "januari februari mars april maj juni juli augusti september oktober november december",
    },
    Numerals {
        langs: &["da", "no", "nb", "nn"],
        units: "nul/null - to tre fire fem seks syv/sju otte/åtte ni ti elleve tolv tretten fjorten femten seksten \
                sytten/søtten atten nitten tyve/tjue",
        tens: "tredive/tretti fyrre/førti halvtreds/femti tres/seksti halvfjerds/sytti firs/åtti halvfems/nitti \
               hundrede/hundre tusind/tusen million/millioner/millionar milliard/milliarder",
        ordinals: "første/fyrste anden/andet/andre tredje fjerde femte sjette syvende/sjuende ottende/åttende niende \
                   tiende ellevte tolvte",
        months: "januar februar marts/mars april maj/mai juni juli august september oktober november \
                 december/desember",
    },
    Numerals {
        langs: &["is"],
        units: "núll einn tveir/tvær/tvö/tveim* þrír/þrjár/þrjú fjórir/fjórar/fjögur fimm sex sjö átta níu tíu \
                ellefu tólf þrettán fjórtán fimmtán sextán sautján átján nítján tuttugu",
        tens: "þrjátíu fjörutíu fimmtíu sextíu sjötíu áttatíu níutíu hundrað/hundruð þúsund milljón* milljarð*",
        ordinals: "fyrst* annar/önnur/annað þriðj* fjórð* fimmt* sjött* sjöund* áttund* níund* tíund* elleft* tólft*",
        months: "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    },
    Numerals {
        langs: &["fi"],
        units: "nolla yksi/yhden kaksi/kahden kolme/kolmen neljä/neljän viisi/viiden kuusi/kuuden seitsemän \
                kahdeksan yhdeksän kymmenen yksitoista kaksitoista kolmetoista neljätoista viisitoista kuusitoista \
                seitsemäntoista kahdeksantoista yhdeksäntoista kaksikymmentä",
        tens: "kolmekymmentä neljäkymmentä viisikymmentä kuusikymmentä seitsemänkymmentä kahdeksankymmentä \
               yhdeksänkymmentä sata/sadan/sataa tuhat/tuhatta/tuhannen miljoona* miljardi*",
        ordinals: "ensimmäi* toinen/toise*/toista kolmas/kolmann* neljäs/neljänn* viides/viidenn* kuudes/kuudenn* \
                   seitsemäs/seitsemänn* kahdeksas/kahdeksann* yhdeksäs/yhdeksänn* kymmenes/kymmenenn* - -",
        months: "tammikuu* helmikuu* maaliskuu* huhtikuu* toukokuu* kesäkuu* heinäkuu* elokuu* syyskuu* lokakuu* \
                 marraskuu* joulukuu*",
    },
    Numerals {
        langs: &["et"],
        units: "null üks/ühe kaks/kahe kolm/kolme neli/nelja viis/viie kuus/kuue seitse/seitsme kaheksa üheksa \
                kümme/kümne üksteist kaksteist kolmteist neliteist viisteist kuusteist seitseteist kaheksateist \
                üheksateist kakskümmend",
        tens: "kolmkümmend nelikümmend viiskümmend kuuskümmend seitsekümmend kaheksakümmend üheksakümmend sada \
               tuhat/tuhande miljon* miljard*",
        ordinals: "esime* teine/teise/teist kolma* nelja* viie* kuue* seitsme* kaheksa* üheksa* kümne* - -",
        months: "jaanuar* veebruar* märts* aprill* mai/mail/maist juuni* juuli* august* september*/septembri* \
                 oktoober/oktoobri* november/novembri* detsember/detsembri*",
    },
    Numerals {
        langs: &["hu"],
        units: "nulla egyetlen két/kettő három négy öt hat hét nyolc kilenc tíz tizenegy tizenkettő/tizenkét \
                tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc húsz",
        tens: "harminc negyven ötven hatvan hetven nyolcvan kilencven száz ezer millió* milliárd*",
        ordinals: "első* második* harmadik* negyedik* ötödik* hatodik* hetedik* nyolcadik* kilencedik* tizedik* \
                   tizenegyedik* tizenkettedik*",
        months: "január* február* március* április* május* június* július* augusztus* szeptember* október* november* \
                 december*",
    },
    Numerals {
        langs: &["pl"],
        units: "zero jeden/jedna/jedno/jednego/jednej dwa/dwie/dwóch/dwu trzy/trzech cztery/czterech pięć/pięciu \
                sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu \
                jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu czternaście/czternastu \
                piętnaście/piętnastu szesnaście/szesnastu siedemnaście/siedemnastu osiemnaście/osiemnastu \
                dziewiętnaście/dziewiętnastu dwadzieścia/dwudziestu",
        tens: "trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu \
               sześćdziesiąt/sześćdziesięciu siedemdziesiąt/siedemdziesięciu osiemdziesiąt/osiemdziesięciu \
               dziewięćdziesiąt/dziewięćdziesięciu sto/stu tysiąc/tysiące/tysięcy milion* miliard*",
        ordinals: "pierwsz* drugi/druga/drugie/drugiego/drugiej trzeci/trzecia/trzecie/trzeciego/trzeciej czwart* \
                   piąt* szóst* siódm* ósm* dziewiąt* dziesiąt* jedenast* dwunast*",
        months: "styczeń/styczni* luty/lutego/lutym marzec/marca/marcu kwiecień/kwietni* maj/maja/maju \
                 czerwiec/czerwca/czerwcu lipiec/lipca/lipcu sierpień/sierpni* wrzesień/wrześni* październik* \
                 listopad* grudzień/grudni*",
    },
    Numerals {
        langs: &["cs"],
        units: "nula jeden/jedna/jedno/jednoho/jedné dva/dvě/dvou/dvěma tři/tří/třem čtyři/čtyř pět/pěti šest/šesti \
                sedm/sedmi osm/osmi devět/devíti deset/deseti jedenáct* dvanáct* třináct* čtrnáct* patnáct* \
                šestnáct* sedmnáct* osmnáct* devatenáct* dvacet*",
        tens: "třicet* čtyřicet* padesát* šedesát* sedmdesát* osmdesát* devadesát* sto/set/sta tisíc* milion* \
               miliard*",
        ordinals: "první*/prvý druhý/druhá/druhé/druhého třetí* čtvrt* pát* šestý/šestá/šesté sedmý/sedmá/sedmé \
                   osmý/osmá/osmé devát* desát* jedenáct* dvanáct*",
        months: "leden/ledna/lednu únor/února/únoru březen/března/březnu duben/dubna/dubnu květen/května/květnu \
                 červen/června/červnu červenec/července/červenci srpen/srpna/srpnu září říjen/října/říjnu listopad* \
                 prosinec/prosince/prosinci",
    },
    Numerals {
        langs: &["sk"],
        units: "nula jeden/jedna/jedno/jedného/jednej dva/dve/dvoch/dvaja tri/troch/traja štyri/štyroch päť/piatich \
                šesť/šiestich sedem/siedmich osem/ôsmich deväť/deviatich desať/desiatich jedenásť* dvanásť* trinásť* \
                štrnásť* pätnásť* šestnásť* sedemnásť* osemnásť* devätnásť* dvadsať*",
        tens: "tridsať* štyridsať* päťdesiat* šesťdesiat* sedemdesiat* osemdesiat* deväťdesiat* sto/sta tisíc* \
               milión* miliard*",
        ordinals: "prv* druh* tret* štvrt* piat* šiest* siedm* ôsm* deviat* desiat* jedenást* dvanást*",
        months: "január* február* marec/marca/marci apríl* máj/mája/máji jún/júna/júni júl/júla/júli august* \
                 september/septembr* október/októbr* november/novembr* december/decembr*",
    },
    Numerals {
        langs: &["sl"],
        units: "nič en/ena/eno/enega dva/dve/dveh tri/treh štiri/štirih pet/petih šest/šestih sedem/sedmih \
                osem/osmih devet/devetih deset/desetih enajst dvanajst trinajst štirinajst petnajst šestnajst \
                sedemnajst osemnajst devetnajst dvajset",
        tens: "trideset štirideset petdeset šestdeset sedemdeset osemdeset devetdeset sto tisoč milijon* milijard*",
        ordinals: "prvi/prva/prvo/prvega drugi/druga/drugo/drugega tretji/tretja/tretje četrt* peti/peta/peto/petega \
                   šesti/šesta/šesto sedmi/sedma/sedmo osmi/osma/osmo deveti/deveta deseti/deseta - -",
        months: "januar* februar* marec/marca/marcu april* maj/maja/maju junij* julij* avgust* september/septembr* \
                 oktober/oktobr* november/novembr* december/decembr*",
    },
    Numerals {
        langs: &["hr", "bs", "sr-Latn"],
        units: "nula jedan/jedna/jedno/jednog/jedne dva/dvije/dve/dviju tri/triju četiri pet šest sedam osam devet \
                deset jedanaest dvanaest trinaest četrnaest petnaest šesnaest sedamnaest osamnaest devetnaest \
                dvadeset",
        tens: "trideset četrdeset pedeset šezdeset sedamdeset osamdeset devedeset sto/stotinu tisuć*/hiljad* \
               milijun*/milion* milijard*",
        ordinals: "prvi/prva/prvo/prvog/prve drugi/druga/drugo/drugog/druge treći/treća/treće četvrt* \
                   peti/peta/peto/petog šesti/šesta/šesto sedmi/sedma/sedmo osmi/osma/osmo deveti/deveta \
                   deseti/deseta - -",
        months: "siječanj/siječnj*/januar* veljač*/februar* ožujak/ožujk*/mart/marta travanj/travnj*/april* \
                 svibanj/svibnj*/maj/maja lipanj/lipnj*/jun/juna/juni srpanj/srpnj*/jul/jula/juli \
                 kolovoz*/avgust*/august* rujan/rujn*/septembar/septembr* listopad*/oktobar/oktobr* \
                 studeni/studenog*/novembar/novembr* prosinac/prosinc*/decembar/decembr*",
    },
    Numerals {
        langs: &["sr", "sr-Cyrl"],
        units: "нула један/једна/једно/једног два/две/двеју три четири пет шест седам осам девет десет једанаест \
                дванаест тринаест четрнаест петнаест шеснаест седамнаест осамнаест деветнаест двадесет",
        tens: "тридесет четрдесет педесет шездесет седамдесет осамдесет деведесет сто/стотину хиљад* милион* \
               милијард*",
        ordinals: "први/прва/прво/првог други/друга/друго/другог трећи/трећа/треће четврт* пети/пета/пето \
                   шести/шеста/шесто седми/седма осми/осма девети/девета десети/десета - -",
        months: "јануар* фебруар* март/марта/марту април* мај/маја/мају јун/јуна/јуну/јуни јул/јула/јулу/јули \
                 август* септембар/септембр* октобар/октобр* новембар/новембр* децембар/децембр*",
    },
    Numerals {
        langs: &["mk"],
        units: "нула еден/една/едно два/две/двајца три/тројца четири пет шест седум осум девет десет единаесет \
                дванаесет тринаесет четиринаесет петнаесет шеснаесет седумнаесет осумнаесет деветнаесет дваесет",
        tens: "триесет четириесет педесет шеесет седумдесет осумдесет деведесет сто илјад* милион* милијард*",
        ordinals: "прв* втор* трет* четврт* петти/петта/петто шести/шеста седми/седма осми/осма деветти десетти - -",
        months: "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    },
    Numerals {
        langs: &["bg"],
        units: "нула един/една/едно два/две/двама три/трима четири/четирима пет/петима шест/шестима седем осем девет \
                десет единадесет дванадесет тринадесет четиринадесет петнадесет шестнадесет седемнадесет осемнадесет \
                деветнадесет двадесет",
        tens: "тридесет четиридесет петдесет шестдесет седемдесет осемдесет деветдесет сто хиляд* милион* милиард*",
        ordinals: "първ* втор* трет* четвърт* пети/пета/пето/петия/петата шести/шеста/шесто седми/седма осми/осма \
                   девети/девета десети/десета - -",
        months: "януари февруари март април май юни юли август септември октомври ноември декември",
    },
    Numerals {
        langs: &["ru"],
        units: "ноль/нуль один/одна/одно/одного/одной два/две/двух/двум/двумя три/трех/трёх/тремя \
                четыре/четырех/четырёх пять/пяти/пятью шесть/шести семь/семи восемь/восьми девять/девяти \
                десять/десяти одиннадцат* двенадцат* тринадцат* четырнадцат* пятнадцат* шестнадцат* семнадцат* \
                восемнадцат* девятнадцат* двадцать/двадцати",
        tens: "тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти семьдесят/семидесяти \
               восемьдесят/восьмидесяти девяносто/девяноста сто/ста тысяч* миллион* миллиард*",
        ordinals: "перв* второй/вторая/второе/второго/вторых трет* четверт* пятый/пятая/пятое/пятого \
                   шестой/шестая/шестое/шестого седьмо*/седьма* восьмой/восьмая/восьмое/восьмого \
                   девятый/девятая/девятое десятый/десятая/десятое - -",
        months: "январ* феврал* март* апрел* май/мая/мае/маю июнь/июня/июне июль/июля/июле август* сентябр* октябр* \
                 ноябр* декабр*",
    },
    Numerals {
        langs: &["uk"],
        units: "нуль один/одна/одне/одного/однієї два/дві/двох/двома три/трьох/трьома чотири/чотирьох п'ять/п'яти \
                шість/шести сім/семи вісім/восьми дев'ять/дев'яти десять/десяти одинадцят* дванадцят* тринадцят* \
                чотирнадцят* п'ятнадцят* шістнадцят* сімнадцят* вісімнадцят* дев'ятнадцят* двадцять/двадцяти",
        tens: "тридцять/тридцяти сорок/сорока п'ятдесят шістдесят сімдесят вісімдесят дев'яносто сто/ста тисяч* \
               мільйон* мільярд*",
        ordinals: "перш* друг* трет* четверт* п'ят* шост* сьом* восьмий/восьма/восьме/восьмого дев'ятий/дев'ята \
                   десятий/десята - -",
        months: "січень/січн* лютий/лютого/лютому березень/березн* квітень/квітн* травень/травн* червень/червн* \
                 липень/липн* серпень/серпн* вересень/вересн* жовтень/жовтн* листопад* грудень/грудн*",
    },
    Numerals {
        langs: &["be"],
        units: "нуль адзін/адна/адно/аднаго два/дзве/двух/дзвюх тры/трох чатыры/чатырох пяць/пяці шэсць/шасці \
                сем/сямі восем/васьмі дзевяць/дзевяці дзесяць/дзесяці адзінаццат* дванаццат* трынаццат* чатырнаццат* \
                пятнаццат* шаснаццат* семнаццат* васемнаццат* дзевятнаццат* дваццат*",
        tens: "трыццаць сорак пяцьдзясят шэсцьдзясят семдзесят восемдзесят дзевяноста сто тысяч* мільён* мільярд*",
        ordinals: "перш* друг* трэц* чацвёрт*/чацверт* пяты/пятая/пятае шост* сёмы/сёмая восьмы/восьмая дзявят* \
                   дзясят* - -",
        months: "студзень/студзен* люты/лютага/лютым сакавік* красавік* май/мая/маі/травень/траўн* чэрвень/чэрвен* \
                 ліпень/ліпен* жнівень/жніўн* верасень/верасн* кастрычнік* лістапад* снежань/снежн*",
    },
    Numerals {
        langs: &["lt"],
        units: "nulis vienas/viena/vieno du/dvi/dviejų trys/trijų keturi/keturios/keturių penki/penkios/penkių \
                šeši/šešios/šešių septyni/septynios/septynių aštuoni/aštuonios/aštuonių devyni/devynios/devynių \
                dešimt/dešimties vienuolika dvylika trylika keturiolika penkiolika šešiolika septyniolika \
                aštuoniolika devyniolika dvidešimt",
        tens: "trisdešimt keturiasdešimt penkiasdešimt šešiasdešimt septyniasdešimt aštuoniasdešimt devyniasdešimt \
               šimt* tūkstan* milijon* milijard*",
        ordinals: "pirm* antr* treči* ketvirt* penkt* šešt* septint* aštunt* devint* dešimt* - -",
        months: "sausis/sausio vasaris/vasario kovas/kovo balandis/balandžio gegužė/gegužės birželis/birželio \
                 liepa/liepos rugpjūtis/rugpjūčio rugsėjis/rugsėjo spalis/spalio lapkritis/lapkričio \
                 gruodis/gruodžio",
    },
    Numerals {
        langs: &["lv"],
        units: "nulle viens/viena/vienu divi/divas/divu trīs/triju četri/četras/četru pieci/piecas/piecu \
                seši/sešas/sešu septiņi/septiņas/septiņu astoņi/astoņas/astoņu deviņi/deviņas/deviņu desmit \
                vienpadsmit divpadsmit trīspadsmit četrpadsmit piecpadsmit sešpadsmit septiņpadsmit astoņpadsmit \
                deviņpadsmit divdesmit",
        tens: "trīsdesmit četrdesmit piecdesmit sešdesmit septiņdesmit astoņdesmit deviņdesmit simt* tūksto* miljon* \
               miljard*",
        ordinals: "pirm* otr* treš* ceturt* piekt* sest* septīt* astot* devīt* desmit* - -",
        months: "janvār* februār* mart* aprīl* maijs/maija/maijā jūnijs/jūnija/jūnijā jūlijs/jūlija/jūlijā august* \
                 septembr* oktobr* novembr* decembr*",
    },
    Numerals {
        langs: &["el"],
        units: "μηδέν - δύο/δυο τρεις/τρία/τριών τέσσερις/τέσσερα/τεσσάρων πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά \
                δέκα έντεκα/ένδεκα δώδεκα δεκατρία/δεκατρείς δεκατέσσερα/δεκατέσσερις δεκαπέντε δεκαέξι δεκαεπτά \
                δεκαοκτώ δεκαεννέα είκοσι",
        tens: "τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα εκατό/εκατόν χίλι*/χιλιάδ* \
               εκατομμύρι*/εκατομμυρί* δισεκατομμύρι*/δισεκατομμυρί*",
        ordinals: "πρώτ* δεύτερ*/δευτέρ* τρίτ* τέταρτ*/τετάρτ* πέμπτ* έκτ* έβδομ*/εβδόμ* όγδο* ένατ* δέκατ* - -",
        months: "ιανουάριος/ιανουαρίου φεβρουάριος/φεβρουαρίου μάρτιος/μαρτίου απρίλιος/απριλίου μάιος/μαΐου \
                 ιούνιος/ιουνίου ιούλιος/ιουλίου αύγουστος/αυγούστου σεπτέμβριος/σεπτεμβρίου οκτώβριος/οκτωβρίου \
                 νοέμβριος/νοεμβρίου δεκέμβριος/δεκεμβρίου",
    },
    Numerals {
        langs: &["mt"],
        units: "żero wieħed/waħda tnejn/żewġ tlieta/tliet erbgħa/erba' ħamsa/ħames sitta/sitt sebgħa/seba' \
                tmienja/tmien disgħa/disa' għaxra/għaxar ħdax tnax tlettax erbatax ħmistax sittax sbatax tmintax \
                dsatax għoxrin",
        tens: "tletin erbgħin ħamsin sittin sebgħin tmenin disgħin mija elf/elef miljun/miljuni biljun/biljuni",
        ordinals: "ewwel tieni tielet raba' ħames sitt seba' tmien disa' għaxar - -",
        months: "jannar frar marzu april mejju ġunju lulju awwissu settembru ottubru novembru diċembru",
    },
    Numerals {
        langs: &["ga"],
        units: "náid aon dó/dhá/beirt trí/triúr ceathair/ceithre cúig/cúigear sé seacht ocht naoi deich - - - - - - \
                - - - fiche",
        tens: "tríocha daichead caoga seasca seachtó ochtó nócha céad míle milliún billiún",
        ordinals: "chéad dara tríú ceathrú cúigiú séú seachtú ochtú naoú deichiú - -",
        months: "eanáir feabhra márta aibreán/aibreáin bealtaine meitheamh/mheitheamh iúil lúnasa meán/mheán/fómhair \
                 deireadh samhain/shamhain nollaig",
    },
    Numerals {
        langs: &["sq"],
        units: "zero - dy tre/tri katër pesë gjashtë shtatë tetë nëntë dhjetë njëmbëdhjetë dymbëdhjetë trembëdhjetë \
                katërmbëdhjetë pesëmbëdhjetë gjashtëmbëdhjetë shtatëmbëdhjetë tetëmbëdhjetë nëntëmbëdhjetë njëzet",
        tens: "tridhjetë dyzet pesëdhjetë gjashtëdhjetë shtatëdhjetë tetëdhjetë nëntëdhjetë qind mijë milion/milionë \
               miliard/miliardë",
        ordinals: "parë dytë tretë katërt pestë gjashtë shtatë tetë nëntë dhjetë - -",
        months: "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    },
    Numerals {
        langs: &["tr"],
        units: "sıfır - iki üç dört beş altı yedi sekiz dokuz on - - - - - - - - - yirmi",
        tens: "otuz kırk elli altmış yetmiş seksen doksan yüz bin milyon milyar",
        ordinals: "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu - -",
        months: "ocak* şubat* mart* nisan* mayıs* haziran* temmuz* ağustos* eylül* ekim* kasım* aralık*",
    },
];

//! The names of months, as dates print them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Month names and their usual abbreviations, lower case, without the final full stop.
///
/// Source for en fr de es it pt nl pl ru uk: Unicode CLDR 47, `dates/calendars/gregorian/months` (format and stand-alone,
/// wide and abbreviated). Written down by hand: spellings without accents, and the forms that stand in dates of cs sk sv no
/// fi et lv lt hu ro hr sl sr bg be el tr ca ga id ar sq. Where two languages use one word for two months, it is on the list
/// of the larger language only.
const MONTHS: [&str; 12] = [
    "january jan janvier janv januar jänner enero ene gennaio gen janeiro januari stycznia styczeń sty \
     января январь янв січня січень січ ledna januára tammikuuta jaanuar janvārī janvāris sausio január \
     ianuarie siječnja januarja januara януари јануара студзеня ιανουαρίου ocak gener eanáir يناير janar",
    "february feb février fevrier févr februar febrero febbraio fevereiro fev februari lutego luty lut \
     февраля февраль февр фев лютого лютий лют února februára helmikuuta veebruar februārī februāris \
     vasario február februarie veljače februarja februara февруари фебруара лютага φεβρουαρίου şubat \
     febrer feabhra فبراير shkurt",
    "march mar mars märz mär marzo março maart mrt marca marzec марта март мар березня березень бер \
     března maaliskuuta märts martā marts kovo március martie ožujka marta сакавіка μαρτίου mart març \
     márta maret مارس",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwi апреля апрель апр квітня квітень квіт \
     dubna apríla huhtikuuta aprill aprīlī aprīlis balandžio április aprilie travnja aprila април априла \
     красавіка απριλίου nisan aibreán أبريل prill",
    "may mai mayo maggio mag maio mei maja maj мая май травня травень трав května mája toukokuuta maijā \
     maijs gegužės május svibnja маја μαΐου mayıs maig bealtaine مايو",
    "june jun juin juni junio giugno giu junho czerwca czerwiec cze июня июнь июн червня червень черв \
     června júna kesäkuuta juuni jūnijā jūnijs birželio június iunie lipnja junija juna юни јуна чэрвеня \
     ιουνίου haziran juny meitheamh يونيو qershor",
    "july jul juillet juil juli julio luglio lug julho lipca lipiec lip июля июль июл липня липень лип \
     července júla heinäkuuta juuli jūlijā jūlijs liepos július iulie srpnja julija jula юли јула ліпеня \
     ιουλίου temmuz juliol iúil يوليو korrik",
    "august aug août aout agosto ago augustus sierpnia sierpień sie августа август авг серпня серпень \
     серп srpna augusta augusti elokuuta augustā augusts rugpjūčio augusztus kolovoza avgusta жніўня \
     αυγούστου ağustos agost lúnasa agustus أغسطس gusht",
    "september sep sept septembre septiembre settembre set setembro września wrzesień wrz сентября \
     сентябрь сент вересня вересень вер září septembra syyskuuta septembrī septembris rugsėjo szeptember \
     septembrie rujna септември септембра верасня σεπτεμβρίου eylül setembre سبتمبر shtator",
    "october oct octobre oktober okt octubre ottobre ott outubro out października październik paź октября \
     октябрь окт жовтня жовтень жовт října októbra lokakuuta oktoober oktobrī oktobris spalio október \
     octombrie oktobra октомври октобра кастрычніка οκτωβρίου ekim أكتوبر tetor",
    "november nov novembre noviembre novembro listopada listopad lis ноября ноябрь нояб листопада \
     листопад лист listopadu novembra marraskuuta novembrī novembris lapkričio noiembrie studenoga \
     ноември новембра лістапада νοεμβρίου kasım نوفمبر nëntor",
    "december dec décembre decembre déc dezember dez diciembre dic dicembre dezembro grudnia grudzień gru \
     декабря декабрь дек грудня грудень груд prosince decembra desember joulukuuta detsember decembrī \
     decembris gruodžio decembrie prosinca декември децембра снежня δεκεμβρίου aralık desembre nollaig \
     ديسمبر dhjetor",
];

/// Returns the month that `word` names, 1 to 12.
pub(crate) fn named(word: &str) -> Option<u8> {
    const LONGEST: usize = 30;
    if word.len() < 3 || word.len() > LONGEST {
        return None;
    }
    INDEX.get(word.to_lowercase().as_str()).copied()
}

/// The number of each month by its names.
static INDEX: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    (1..)
        .zip(MONTHS)
        .flat_map(|(number, names)| names.split_whitespace().map(move |name| (name, number)))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_two_months() {
        let mut seen = HashMap::new();
        for (number, names) in (1_u8..).zip(MONTHS) {
            for name in names.split_whitespace() {
                let before = seen.insert(name, number);
                assert!(before.is_none_or(|before| before == number), "{name}");
            }
        }
    }
}

//! Sound text that has the characters which damage leaves behind: all of it comes out as it went in.

use archive_encoding::{Options, repair};

use crate::support::check_sound;

#[test]
fn portuguese_and_romanian() {
    for text in [
        "O GOVERNO DE SÃO PAULO E A NAÇÃO IRMÃ ASSINARAM A DECLARAÇÃO EM BELÉM.",
        "A IRMÃ DO MINISTRO CHEGOU PELA MANHÃ; AMANHÃ HÁ ELEIÇÕES.",
        "IRMÃ, MANHÃ, LÃ, MAÇÃ: QUATRO PALAVRAS.",
        "ÓRGÃOS, MÃES, CÃES E PÃES – NÃO É SÓ UMA QUESTÃO DE OPINIÃO.",
        "“IRMÔ, DISSE ELA. “MAÇÃ”, RESPONDEU ELE.",
        "VÃ ESPERANÇA, CRISTÃ E SÃ.",
        "Ţara şi ştiinţa: Ţinutul Ţării Româneşti, în judeţul Iaşi.",
        "ŢARĂ, ŞCOALĂ, ÎNVĂŢĂTURĂ ŞI ŞTIINŢĂ",
        "Guvernul României a hotărât: „Țările să-și țină angajamentele”.",
        "Câți ani are? Încât a rămas pe mâna lui, cât de cât.",
    ] {
        check_sound(text);
    }
}

#[test]
fn vietnamese_and_welsh() {
    for text in [
        "Tiếng Việt: Âu Cơ, Ấn Độ, Ăn uống, Đà Nẵng và Cần Thơ.",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM – ĐỘC LẬP, TỰ DO, HẠNH PHÚC",
        "Xã Tân Lập, thị xã Quảng Yên; bà ngã, bã mía, đã rồi.",
        "Mae’r Tŷ Cyffredin yn trafod â’r Llywodraeth ynglŷn â phêl-droed.",
        "Cytunwyd â hi; siaradodd â nhw, ac aeth â’r llyfr â’i ben.",
        "Âr, tân, cân, gwên, dŵr, môr – a’r Gymraeg.",
    ] {
        check_sound(text);
    }
}

#[test]
fn letters_as_symbols() {
    for text in [
        "The symbol à (A with tilde) stands in the table next to Ä and Å.",
        "The letters Â, Ã, Ä, Å, È and Ð are capitals.",
        "Press Ã, then Â; the keys Ä and Å follow.",
        "An angstrom (Å) is 0.1 nm, so 1.54 Å is the wavelength; 5 Å = 0.5 nm.",
        "α = β ± 0.5 × 10⁻³, ∑ xᵢ² ≤ ½, √2 ≈ 1.414, ∂f/∂x ≠ 0, A ⊂ B, x ∈ ℝ.",
        "If Ĥψ = Eψ and â|n⟩ = √n|n−1⟩, then â†â counts.",
    ] {
        check_sound(text);
    }
}

#[test]
fn northern_capitals() {
    for text in [
        "Ðað er gott að vera í Þórshöfn, Íslandi; ÞJÓÐÞING OG AÐILD.",
        "ÞAÐ VAR ÁÐUR EN BÖRNIN FÓRU HEIM. Æðstaráð, Örn Ægisson.",
        "REYKJAVÍK, SEYÐISFJÖRÐUR, ÓLAFSFJÖRÐUR, HÖFÐI",
        "Å være eller ikke være; På Ås i Ås kommune sa Åse: «Å, så fint!»",
        "Ærø, Ålborg, Århus og Øresund; ÅRSRAPPORT FOR RÅDET, SÆRTRYK",
        "DET KONGELIGE TEATER ÅBNER PÅ ÅRETS FØRSTE DAG",
        "Åbo Akademi, Ähtäri, Äänekoski ja Öölanti: YÖTYÖ JA TÄÄLLÄ.",
        "HÄÄYÖAIE, ÄÄNESTYSVYÖHYKE, LÄÄKÄRI, ÅLANDSBANKEN",
        "Ä, sa han. Ö, svarade hon. Å, vad fint!",
        "Příliš žluťoučký kůň úpěl ďábelské ódy; ČESKÁ ŠKOLA, ÚŘAD, ŘEDITEL, ŤAPKA.",
    ] {
        check_sound(text);
    }
}

#[test]
fn central_and_baltic_capitals() {
    for text in [
        "„Žádná škoda,“ řekl Čeněk. „Ďáblův ůl?“ ‚Ano.‘",
        "ÚĽAVA, ŇUFÁK, Ľudové noviny, vŕba, stĺp, ôsmy deň",
        "ŁÓDŹ, GDAŃSK, ŻÓŁĆ, ĆWIERĆ, ŚLĄSK I ŹREBIĘ; „Ćma”.",
        "ÁRVÍZTŰRŐ TÜKÖRFÚRÓGÉP, Őrség, Űrhajó, „És te?”",
        "Šķērsiela, Ģirts, Ķekava, Ņina, ŽĪLE, ĀBOLS, ČĪĒ",
    ] {
        check_sound(text);
    }
}

#[test]
fn pictures_signs_and_code() {
    for text in [
        "Įžanga: Šiauliai, Žąsis, Ėjimas, ŲŪĮĄČĘĖ, „Ačiū“",
        "╔══════════╗",
        "║ Menu │ ñ ║▒▒░░",
        "╚═══╦══════╝▄▄▀▀",
        "├── src",
        "│   ├── main.rs",
        "│   └── café.txt",
        "▓▒░ Ünder ░▒▓ ─── ©2025 ───",
        "■ Étape 1 □ Étape 2 ● fin ○ début",
        "😀😃 Ça va? 👍🏽 Oui! 👨‍👩‍👧‍👦 ❤️ Ñandú 🇫🇷",
        "if (x == 'Ä' || x == 'Å') return \"Âge\"; /* ÀÉÎ */",
        "regex: [À-ÖØ-öø-ÿ]+ and [^\\x00-\\x7F]",
    ] {
        check_sound(text);
    }
}

#[test]
fn other_capitals_and_signs() {
    for text in [
        "L’ÎLE-D’AIX, L’ÂGE D’OR, L’ÂNE ET LE CHÂTEAU : À L’EST, RIEN.",
        "L’âge de l’âne : « Là-bas, où ça ? » – À Âgé, bâtir tôt.",
        "AOÛT, DÉJÀ, MAÏS, NAÏF, CAPHARNAÜM, BŒUF, CŒUR, ÇA",
        "Türkiye’nin İÇİŞLERİ BAKANI Çağatay Öğüt’ün açıklaması",
        "Bâle, Zürich, Genève; GRÜSSE AUS ÖSTERREICH: „ÄRGER“, ÜBUNG, »STRASSE«",
        "Tá áthas orm: Éire, Ó Súilleabháin, ÁR nDÚCHAS, Ídir, ÚDARÁS",
        "Ħamrun, Żejtun, Ġgantija, Ċirkewwa; MIŻURI TAL-GĦAJNUNA",
        "Ђорђе, Његош, Љубав, Џеп, Ћуприја; Ѓорѓи, Ќерка, Ѕвезда",
        "Їжак і Єва: ґудзик, п’ять, сім’я; ЇХНІ, ЄС, ҐРУНТ – «Ні».",
        "Ўсё ў парадку, Ёўшчына, Іваноў",
        "Ω = 5 kΩ, µ = 3 µm, ΔT = 4 °C, Ελλάς, ΆΡΘΡΟ 1, ΐ ΰ",
        "naïve façade, coöperate, Brontë, résumé, Zoë, Noël, Beyoncé’s",
        "Señor Ñáñez, ¿qué? ¡Año nuevo! ESPAÑA, PEÑÓN, PINGÜINO, ÁVILA",
        "L·lull, col·legi, Català, PARAL·LEL, Àngel, ÒPERA",
        "5 £–10 £, 3 €/kg, 100 ¥, §§ 3–5, n° 12, 1ᵉʳ mai, 2ᵉ, Nº 5",
        "Él dijo: ‹sí›; ella: „no“; ‘quizá’, ‚vielleicht‘.",
        "Gruß aus Åre, Årø – ÆØÅ, Ålö.",
        "Château-d’Œx, Crêt-Bérard, La Tène, Âtre",
        "Dvořák’s “Rusalka”, Martinů’s, Janáček’s; Škvorecký, Čapek, Ťažký",
        "Mgr Lê Văn Ân, bà Trần Thị Ân, ông Đỗ Ảnh",
        "SÃO TOMÉ E PRÍNCIPE; GUINÉ-BISSAU; CEILÃO; JAPÃO; ÃO",
        "The São Paulo–Brasília road; SÃO LUÍS, João, Conceição, AÇÃO!",
        "Tschüß, Öl! Ähm… „Äh?“, Üff – ‚Ö‘.",
        "¼ × ½ = ⅛; ¾ ÷ 3; 2¹⁰; 10⁶ m³; ‰; ∞; ≠; ⌘-Ä",
    ] {
        check_sound(text);
    }
}

#[test]
fn formulas_and_marks() {
    for text in [
        "(−½)! = √π, and √e too",
        "the angle ∆° is small",
        "a face of signs: ( `¬´ )",
        "disse que já vai lá´´ e voltou",
        "TYÖPÄIVÄ\u{A0}ALKAA\u{A0}KELLO 8",
        "a row of Ã’s and Ä’s",
        "«Olá»… «Está»—dijo; o «sofá»\u{A0}e",
        "MÄ£ÖN IST ÄRG£R",
        "first line\u{85}second line",
    ] {
        check_sound(text);
    }
}

/// They may be listed as doubtful, but are not touched.
#[test]
fn rare_words() {
    for text in [
        "Sofra âdâbı ve muaşeret kuralları bu kitapta anlatılıyor.",
        "Kâzım, Nâzım Hikmet and Hâmit visited the Âlâ cafe in Istanbul.",
        "Ñ Ñ Ñ, Ð Ð, Þ þ, ß ẞ",
    ] {
        assert_eq!(repair(text.as_bytes(), &Options::default()).text, text);
    }
}

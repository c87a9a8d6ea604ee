//! The text that benchmarks repair.

use encoding_rs::Encoding;

/// A line of each kind. `#` becomes a number that differs from line to line, so that nothing is read twice.
pub(crate) fn line(name: &str) -> &'static str {
    match name {
        "english" => {
            "We call on the members of the council to publish the full text of agreement # without delay.\n"
        }
        "french" => {
            "Les ministres ont décidé d’élargir l’accord # – à titre provisoire – au château de l’évêché, où ils siègent.\n"
        }
        "german" => {
            "Die Mitglieder des Rates haben über die Änderung # beraten; „größere Maßnahmen“ müssen für alle Länder gelten.\n"
        }
        "polish" => {
            "Członkowie Rady przyjęli oświadczenie nr # w sprawie współpracy państw; „żaden kraj” nie zgłosił sprzeciwu.\n"
        }
        "romanian" => {
            "Miniștrii au hotărât să extindă acordul # până când țările vor încheia înțelegerea; „România” a votat pentru.\n"
        }
        "greek" => {
            "Οι υπουργοί αποφάσισαν να επεκτείνουν τη συμφωνία # των κρατών μελών· η «Ελλάδα» ψήφισε υπέρ της πρότασης.\n"
        }
        "russian" => {
            "Министры решили продлить соглашение # о сотрудничестве государств; «Россия» голосовала за это предложение.\n"
        }
        "lossy" => {
            "Les ministres ont décidé dâélargir# lâaccord# â à titre provisoire â avec les Ãtats# de la région.\n"
        }
        _ => "",
    }
}

/// As many such lines as `size` bytes have room for.
pub(crate) fn text(line: &str, size: usize) -> String {
    let lines = 0..size / line.len();
    lines
        .map(|number| line.replace('#', &number.to_string()))
        .collect()
}

/// UTF-8 read by another encoding.
pub(crate) fn misread(text: &str, encoding: &'static Encoding) -> String {
    encoding
        .decode_without_bom_handling(text.as_bytes())
        .0
        .into_owned()
}

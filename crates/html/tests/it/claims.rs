//! What pages say about themselves.

fn check(page: &str, expected: &[&str]) {
    let flow = archive_html::read(page);
    let seen: Vec<String> = flow
        .claims
        .iter()
        .map(|claim| format!("{:?} {} = {}", claim.subject, claim.origin, claim.value))
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn heads_are_read() {
    check(
        "<html lang=fr><title> Déclaration \n commune </title><meta property=og:site_name content=Conseil>\
         <meta name=DC.date.issued content=2031-04-09><link rel=canonical href=/a>\
         <link rel=alternate hreflang=en href=/en><link rel=alternate hreflang=x-default href=/>\
         <meta name=dcterms.identifier content='(2031) 17'><meta name=viewport content=x>",
        &[
            "Language html lang = fr",
            "Title title = Déclaration commune",
            "Issuer meta og:site_name = Conseil",
            "Published meta dc.date.issued = 2031-04-09",
            "Canonical link canonical = /a",
            "Alternate(Lang(en)) link alternate = /en",
            "Number meta dcterms.identifier = (2031) 17",
        ],
    );
}

#[test]
fn linked_data_is_read() {
    check(
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"Thing\",\"NewsArticle\"],\"headline\":\"Salt\",\
         \"publisher\":{\"name\":\"Ministry\"},\"inLanguage\":\"de\"},{\"@type\":\"Person\",\"headline\":\"no\"}]}</script>\
         <script type='application/ld+json'>{broken</script>",
        &[
            "Title JSON-LD headline = Salt",
            "Issuer JSON-LD publisher = Ministry",
            "Language JSON-LD inLanguage = de",
        ],
    );
}

#[test]
fn a_single_time_dates_the_page() {
    check(
        "<p><time datetime=2031-04-09>today</time>",
        &["Published time = 2031-04-09"],
    );
    check(
        "<time datetime=2031-04-09>a</time><time datetime=2030-01-01>b</time>",
        &[],
    );
}

#[test]
fn dates_of_the_page_are_no_text_and_not_lost() {
    check(
        "<div class=page-published-dates>\n Published 3 May 2031<br>Last updated 9 June 2031 <a href=#history>see all</a></div>\
         <p id=lastModified>Modified: 10 June 2031</p>",
        &[
            "Published page = Published 3 May 2031",
            "Updated page = Last updated 9 June 2031",
            "Updated page = Modified: 10 June 2031",
        ],
    );
}

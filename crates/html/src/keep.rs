//! What of a page is its text, and what surrounds it.
//!
//! Nothing is chosen; things are dropped, each for a reason: by what the markup says they are, by what the publisher calls
//! them, by their being nothing but links, or by their standing outside of the part that holds the text and holding none.
//! No reason but being hidden in consent forms and the like outweighs running text: an element with a good part of the
//! page's sentences is kept whatever it is called. So sections in several languages are all kept, however they compare.

use std::ops::Range;

use archive_model::{Diagnostic, Subject};

use crate::measure::{Measure, is_never_shown};
use crate::names::{Hint, hints};
use crate::tree::{NodeId, Tree};
use crate::{codes, teaser};

/// Why an element is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// No reader sees it.
    Hidden,
    /// It leads elsewhere.
    Navigation,
    /// It is something else than the text.
    Furniture,
    /// It is for filling in.
    Control,
    /// It tells when the page was put up or changed; it begins with the date of this.
    Dates(Subject),
}

impl Reason {
    /// Names what stands in `span` and is left out.
    pub(crate) fn diagnostic(self, span: Range<usize>) -> Diagnostic {
        let (code, message) = match self {
            Self::Hidden => (codes::HIDDEN, "text that is not shown was left out"),
            Self::Navigation => (codes::NAVIGATION, "links to other pages were left out"),
            Self::Furniture => (codes::BOILERPLATE, "what surrounds the text was left out"),
            Self::Control => (codes::CONTROL, "buttons and fields were left out"),
            Self::Dates(_) => (codes::BOILERPLATE, "the dates of the page were left out"),
        };
        Diagnostic::new(code, message, span)
    }
}

/// What is known of a page as a whole.
pub(crate) struct Page<'t> {
    tree: &'t Tree,
    measures: &'t [Measure],
    /// Bytes of running text.
    running: usize,
    /// The innermost element that holds nearly all running text and the title.
    core: NodeId,
}

impl<'t> Page<'t> {
    pub(crate) fn new(tree: &'t Tree, measures: &'t [Measure]) -> Self {
        let running = measures[Tree::ROOT.index()].running;
        let mut page = Self {
            tree,
            measures,
            running,
            core: Tree::ROOT,
        };
        page.core = page.find_core();
        page
    }

    fn measure(&self, id: NodeId) -> &'t Measure {
        &self.measures[id.index()]
    }

    /// Goes down to the innermost element that holds nearly all running text, but not past the title.
    fn find_core(&self) -> NodeId {
        let has_title = self.measure(Tree::ROOT).has_title;
        let mut core = Tree::ROOT;
        loop {
            let inner = self.tree.children(core).find(|child| {
                let measure = self.measure(*child);
                measure.running * 100 >= self.running * 85
                    && measure.running > 0
                    && (measure.has_title || !has_title)
            });
            match inner {
                Some(inner) if !is_text_block(self.tree.tag(inner)) => core = inner,
                _ => return core,
            }
        }
    }

    /// Tells whether `id` is the core of the page.
    pub(crate) fn is_core(&self, id: NodeId) -> bool {
        id == self.core
    }

    /// Tells whether an element is left out, and why. `inside` tells whether it stands in the core.
    pub(crate) fn verdict(&self, id: NodeId, inside: bool) -> Option<Reason> {
        let measure = self.measure(id);
        if is_never_shown(self.tree, id) {
            return Some(Reason::Hidden);
        }
        if measure.letters == 0 || self.holds(measure, 60) {
            return None;
        }
        self.by_target(id, measure)
            .or_else(|| self.by_markup(id, measure, inside))
            .or_else(|| self.by_name(id, measure, inside))
            .or_else(|| self.by_links(id, measure, inside))
            .or_else(|| self.by_place(id, measure, inside))
    }

    /// Tells whether an element has at least `percent` of the running text of the page.
    fn holds(&self, measure: &Measure, percent: usize) -> bool {
        measure.running > 0 && measure.running * 100 >= self.running * percent
    }

    /// Judges a link by where in the page it leads, and by its being no more than an arrow.
    fn by_target(&self, id: NodeId, measure: &Measure) -> Option<Reason> {
        let tree = self.tree;
        let address = (tree.tag(id) == "a").then(|| tree.attribute(id, "href"));
        let address = address.flatten()?;
        let place = address.strip_prefix('#');
        let is_jump = place.is_some_and(|place| JUMPS.contains(&place));
        let is_arrow = || is_arrow(&tree.text[measure.range()]);
        (is_jump || is_arrow()).then_some(Reason::Navigation)
    }

    fn by_markup(&self, id: NodeId, measure: &Measure, inside: bool) -> Option<Reason> {
        let tree = self.tree;
        let is_slight = !self.holds(measure, 15);
        match tree.tag(id) {
            "nav" | "menu" if is_slight => return Some(Reason::Navigation),
            "button" | "select" | "textarea" | "input" | "option" | "progress" | "meter" => {
                return Some(Reason::Control);
            }
            "noscript" | "noframes" | "noembed" | "svg" | "object" | "canvas" | "audio"
            | "video" | "rp" => return Some(Reason::Hidden),
            "form" | "search" | "fieldset" if is_slight && measure.running < 200 => {
                return Some(Reason::Control);
            }
            "dialog" if is_slight && tree.attribute(id, "open").is_none() => {
                return Some(Reason::Hidden);
            }
            "footer" if is_slight && !inside => return Some(Reason::Furniture),
            "header" if is_slight && !inside && !measure.has_title => {
                return Some(Reason::Furniture);
            }
            "aside" if is_slight && !is_note(tree, id) => return Some(Reason::Furniture),
            _ => {}
        }
        if is_hidden(tree, id) && measure.running < MUCH {
            return Some(Reason::Hidden);
        }
        match tree.attribute(id, "role").map(str::trim)? {
            "navigation" | "menu" | "menubar" | "tablist" | "toolbar" | "directory"
                if is_slight =>
            {
                Some(Reason::Navigation)
            }
            "banner" | "contentinfo" | "complementary" | "search" | "dialog" | "alertdialog"
                if is_slight && !measure.has_title =>
            {
                Some(Reason::Furniture)
            }
            _ => None,
        }
    }

    /// Judges by what the publisher calls an element.
    fn by_name(&self, id: NodeId, measure: &Measure, inside: bool) -> Option<Reason> {
        let said = Said::of(self.tree, id);
        if said.certain.is_some() {
            return said.certain;
        }
        if said.footnote || measure.has_title || self.holds(measure, 15) {
            return None;
        }
        if let Some(subject) = said.dates.filter(|_| measure.running < MUCH) {
            return Some(Reason::Dates(subject));
        }
        if let Some(reason) = said.reason {
            // A paragraph is what it is called, however long; a section may be called after a part of it.
            let is_labelled_text =
                measure.running >= MUCH && !measure.is_linked(30) && self.tree.tag(id) != "p";
            return (!is_labelled_text || !inside).then_some(reason);
        }
        let is_caption = said.caption || self.tree.tag(id) == "figcaption";
        if is_caption && self.stands_by_picture(id) {
            return Some(Reason::Furniture);
        }
        let is_linked = measure.links > 0 && measure.is_linked(40);
        let is_dropped = said.doubtful && (is_linked || !inside && measure.running < MUCH);
        is_dropped.then_some(Reason::Furniture)
    }

    fn stands_by_picture(&self, id: NodeId) -> bool {
        let parent = self.tree.node(id).parent;
        parent.is_some_and(|parent| self.measure(parent).has_picture)
    }

    /// Judges by how much of an element is links.
    fn by_links(&self, id: NodeId, measure: &Measure, inside: bool) -> Option<Reason> {
        const FEWEST: usize = 3;
        let is_group = matches!(
            self.tree.tag(id),
            "ul" | "ol" | "dl" | "div" | "section" | "table" | "center" | "article" | "td"
        );
        let percent = if inside { 85 } else { 60 };
        let is_introduced = inside && self.is_introduced(id);
        let is_menu = is_group
            && !is_introduced
            && measure.links >= FEWEST
            && measure.is_linked(percent)
            && measure.running == 0
            && !measure.has_title;
        let is_teasers = || {
            is_group && !self.holds(measure, 30) && teaser::is_list(self.tree, self.measures, id)
        };
        (is_menu || is_teasers()).then_some(Reason::Navigation)
    }

    /// Tells whether a paragraph leads to a list, "the following decisions:", and makes it part of the text.
    fn is_introduced(&self, id: NodeId) -> bool {
        let is_list = matches!(self.tree.tag(id), "ul" | "ol");
        let previous = self.tree.previous_element(id).filter(|_| is_list);
        previous.is_some_and(|previous| {
            let text = &self.tree.text[self.measure(previous).range()];
            text.trim_end().ends_with([':', '：'])
        })
    }

    /// Judges by where an element stands: what has no sentences and is not where they are is no text.
    fn by_place(&self, id: NodeId, measure: &Measure, inside: bool) -> Option<Reason> {
        let is_outside = !inside && !self.is_above_core(id);
        let has_text = measure.running >= MUCH && !measure.is_linked(40);
        let is_dropped = is_outside && !has_text && !measure.has_title && self.running >= MUCH;
        is_dropped.then_some(Reason::Furniture)
    }

    /// Tells whether the core is inside of an element: then nothing is known of the element itself.
    fn is_above_core(&self, id: NodeId) -> bool {
        self.holds(self.measure(id), 85)
    }
}

/// What the names of an element say together.
#[derive(Default)]
struct Said {
    /// Whatever it holds.
    certain: Option<Reason>,
    /// Unless it holds a good part of the text.
    reason: Option<Reason>,
    doubtful: bool,
    caption: bool,
    footnote: bool,
    /// It tells the date that this is about.
    dates: Option<Subject>,
}

impl Said {
    fn of(tree: &Tree, id: NodeId) -> Self {
        let mut said = Self::default();
        let names = [tree.attribute(id, "class"), tree.attribute(id, "id")];
        for names in names.into_iter().flatten() {
            hints(names, |hint| match hint {
                Hint::Navigation => said.reason = said.reason.or(Some(Reason::Navigation)),
                Hint::Furniture => said.reason = said.reason.or(Some(Reason::Furniture)),
                Hint::Hidden => said.reason = Some(Reason::Hidden),
                Hint::Doubtful => said.doubtful = true,
                Hint::Consent => said.certain = Some(Reason::Furniture),
                Hint::Caption => said.caption = true,
                Hint::Footnote => said.footnote = true,
                Hint::Published => said.dates = Some(Subject::Published),
                Hint::Updated => said.dates = said.dates.or(Some(Subject::Updated)),
            });
        }
        said
    }
}

/// What pages call the places that links jump to for those who read them by ear or want to go back up.
const JUMPS: [&str; 12] = [
    "top",
    "content",
    "contents",
    "main",
    "main-content",
    "maincontent",
    "mainContent",
    "page-top",
    "pagetop",
    "inhalt",
    "contenu",
    "contenido",
];

/// Tells whether `text` is one of the Geometric Shapes of Unicode, and perhaps a letter and a number: `▲`, `►M1`.
fn is_arrow(text: &str) -> bool {
    const LONGEST: usize = 8;
    text.len() <= LONGEST && text.starts_with(|sign| matches!(sign, '\u{25a0}'..='\u{25ff}'))
}

/// So many bytes of running text are a paragraph or two.
const MUCH: usize = 400;

/// Tells whether an element holds one text rather than many.
fn is_text_block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "li" | "pre" | "blockquote" | "table" | "ol" | "ul" | "dl" | "span" | "a" | ""
    )
}

/// Tells whether an element is a note to the text by what its markup says.
pub(crate) fn is_note(tree: &Tree, id: NodeId) -> bool {
    let says = |name| {
        tree.attribute(id, name)
            .is_some_and(|value| value.contains("footnote") || value.contains("endnote"))
    };
    // Every word for a footnote has this in it; most elements are spared the search.
    let may_be_called = ["class", "id"]
        .into_iter()
        .filter_map(|name| tree.attribute(id, name))
        .any(|names| names.contains("note"));
    ["role", "epub:type"].into_iter().any(says) || may_be_called && Said::of(tree, id).footnote
}

fn is_hidden(tree: &Tree, id: NodeId) -> bool {
    let style = |style: &str| {
        let style = style.to_ascii_lowercase();
        let has = |property: &str, value: &str| {
            style.split(';').any(|declaration| {
                declaration.split_once(':').is_some_and(|(name, found)| {
                    name.trim() == property && found.trim().starts_with(value)
                })
            })
        };
        has("display", "none") || has("visibility", "hidden")
    };
    tree.attribute(id, "hidden").is_some()
        || tree.attribute(id, "aria-hidden") == Some("true")
        || tree.attribute(id, "style").is_some_and(style)
}

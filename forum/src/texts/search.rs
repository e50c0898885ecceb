//! Full-text search over initiatives and comments; hidden and withdrawn texts are not found.

use crate::{
    Forum, Result, boxed,
    texts::{
        asked::asked,
        sections::{Section, matching},
        snippet::snippet,
        sql::search::hits,
    },
};
use naast_domain::{
    flaw::Flaw,
    members::Viewer,
    paging::{Cursor, Page},
    refusal::Refusal,
    search::Found,
    text::Query,
};

pub(crate) use super::{
    findable::{make_findable, strayed},
    similar::similar,
    sql::search::{add, put, remove},
};

const PAGE: usize = 20;

impl Section {
    /// Where this section, or what follows a document of it, begins.
    fn cursor(self, id: i64) -> Cursor {
        Cursor { key: Self::ALL.iter().position(|it| *it == self).unwrap_or_default() as i64, id }
    }

    /// The id of the document with this number.
    fn document(self, number: i64) -> i64 {
        if self == Self::Comments { number } else { -number }
    }
}

impl Forum {
    /// What holds all words, each as it is, as the beginning of a longer one, or in another form (`boom` finds `bomen`):
    /// initiatives with all of them in the title, other initiatives, comments, in each of these the newest first.
    ///
    /// A page may hold less than its size, even nothing, while another one follows: one question reads a bounded
    /// number of texts, however many there are.
    ///
    /// # Errors
    /// `Invalid` at `q` when it is too long.
    #[boxed]
    pub async fn search(&self, _viewer: &Viewer, query: &str, after: Option<Cursor>) -> Result<Page<Found>> {
        let query = Query::parse(query).map_err(|flaw: Flaw| Refusal::field("q", flaw))?;
        let words = asked(query.as_str());
        if words.is_empty() {
            return Ok(Page { items: Vec::new(), next: None });
        }
        let mut conn = self.db.read().await?;
        let (mut found, mut next) = (Vec::new(), None);
        let begin = after.map_or((0, i64::MAX), |after| (usize::try_from(after.key).unwrap_or(0), after.id.max(1)));
        let mut before = begin.1;
        for section in Section::ALL.into_iter().skip(begin.0) {
            let matches = matching(&mut conn, section, &words, before, PAGE + 1 - found.len()).await?;
            found.extend(matches.numbers.into_iter().map(|number| (section, number)));
            if let Some(until) = matches.until {
                next = Some(section.cursor(until));
                break;
            }
            before = i64::MAX;
        }
        let page = Page::cut(found, PAGE, |(section, number)| section.cursor(*number));
        let documents: Vec<i64> = page.items.iter().map(|(section, number)| section.document(*number)).collect();
        let mut hits = if documents.is_empty() { Vec::new() } else { hits(&mut conn, &documents).await? };
        hits.retain(|hit| hit.is_public);
        hits.sort_by_key(|hit| documents.iter().position(|document| *document == hit.document));
        let items = hits.into_iter().map(|hit| Found {
            initiative: hit.initiative,
            comment: hit.comment,
            title: hit.title,
            snippet: snippet(&hit.body, &words),
            at: hit.at,
        });
        Ok(Page { items: items.collect(), next: page.next.or(next) })
    }
}

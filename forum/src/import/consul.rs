//! From CONSUL Democracy: proposals become initiatives, with their comments. Of the people only their
//! numbers are known.

use super::{
    ImportError, ImportReport,
    proposal::{self, Proposal, SOURCE},
    said::{self, Said},
    table::Table,
    tree::{Place, Tree, tree},
};
use crate::{
    Forum, boxed,
    conversation::comments::{self, NewComment},
    import::sql::{Stored, find_comment, find_initiative},
    initiatives,
    journal::{self, Entry},
    storage::{Reader, Writer},
};
use naast_domain::{ids::InitiativeId, journal::EntryKind};
use std::collections::{BTreeSet, HashMap};

impl Forum {
    /// Imports proposals and comments from CONSUL; the names of the two files are for the report. What an
    /// earlier import brought stays as it is. The journal gets one entry for each initiative that it adds to.
    ///
    /// # Errors
    /// `Broken` with file, line and reason; then nothing is kept.
    #[boxed]
    pub async fn import_consul(
        &self,
        proposals: &[u8],
        comments: &[u8],
        names: (&str, &str),
    ) -> Result<ImportReport, ImportError> {
        let (proposals, comments) = (Table::read(names.0, proposals)?, Table::read(names.1, comments)?);
        let mut report = ImportReport::default();
        let initiatives = proposal::proposals(&proposals, &mut report)?;
        let said = said::comments(&comments, &mut report)?;
        report.columns.extend(proposals.columns_beside(&proposal::COLUMNS));
        report.columns.extend(comments.columns_beside(&said::COLUMNS));
        let mut tx = self.db.write().await?;
        let mut changed = BTreeSet::new();
        let ids = store_proposals(&mut tx, &initiatives, &mut changed, &mut report).await?;
        let mut threads = Threads { ids, file: comments.file, changed, report };
        threads.store(&mut tx, &said, &tree(&said)).await?;
        let Threads { changed, mut report, .. } = threads;
        for id in changed {
            let entry = Entry::new(EntryKind::Imported, self.clock.now(), None);
            journal::append(&mut tx, Entry { initiative: Some(id), ..entry }).await?;
        }
        tx.commit().await?;
        report.left_out.sort_by_key(|it| (it.file != names.0, it.line));
        Ok(report)
    }
}

async fn store_proposals(
    tx: &mut Writer,
    proposals: &[Proposal],
    changed: &mut BTreeSet<InitiativeId>,
    report: &mut ImportReport,
) -> sqlx::Result<HashMap<i64, InitiativeId>> {
    let mut ids = HashMap::new();
    for proposal in proposals {
        let (number, author) = (proposal.number.to_string(), proposal.author.map(|author| author.to_string()));
        let id = if let Some(id) = find_initiative(tx, SOURCE, &number).await? {
            report.already_there += 1;
            id
        } else {
            report.initiatives += 1;
            let id = initiatives::insert(tx, &proposal.as_new(&number, author.as_deref())).await?;
            changed.insert(id);
            id
        };
        ids.insert(proposal.number, id);
    }
    Ok(ids)
}

/// The threads while they are stored.
struct Threads<'a> {
    ids: HashMap<i64, InitiativeId>,
    file: &'a str,
    changed: BTreeSet<InitiativeId>,
    report: ImportReport,
}

impl Threads<'_> {
    async fn store(&mut self, tx: &mut Writer, said: &[Said], tree: &Tree) -> sqlx::Result<()> {
        for index in &tree.empty {
            let it = &said[*index];
            let reason = format!("comment {} is empty and nobody replied to it", it.number);
            self.report.leave_out(self.file, it.line, reason);
        }
        let mut stored: Vec<Option<Stored>> = said.iter().map(|_| None).collect();
        for index in &tree.order {
            let it = &said[*index];
            let Some(initiative) = self.initiative(tx, it.proposal).await? else {
                let reason = format!("comment {} belongs to proposal {}, which is not there", it.number, it.proposal);
                self.report.leave_out(self.file, it.line, reason);
                continue;
            };
            stored[*index] = if let Some(there) = find_comment(tx, SOURCE, &it.number.to_string()).await? {
                self.report.already_there += 1;
                Some(there)
            } else {
                let parent = match tree.places[*index] {
                    Place::Top => None,
                    Place::Below(parent) => stored[parent].clone(),
                    Place::Missing => earlier(tx, it).await?,
                };
                let parent = parent.filter(|parent| parent.initiative == initiative);
                Some(self.add(tx, it, initiative, parent.as_ref()).await?)
            };
        }
        Ok(())
    }

    async fn add(
        &mut self,
        tx: &mut Writer,
        it: &Said,
        initiative: InitiativeId,
        parent: Option<&Stored>,
    ) -> sqlx::Result<Stored> {
        let (number, author) = (it.number.to_string(), it.author.map(|author| author.to_string()));
        let is_orphan = it.parent.is_some() && parent.is_none();
        let new = NewComment {
            initiative,
            parent: parent.map(|parent| (parent.id, parent.path.as_str(), parent.depth)),
            author: None,
            answer: None,
            function: "",
            department: "",
            body: &it.body,
            body_html: &it.body_html,
            language: None,
            posted_at: it.at,
            is_orphan,
            is_for_officials: false,
            behalf: None,
            import_source: Some(SOURCE),
            import_number: Some(&number),
            import_author: author.as_deref(),
        };
        let (id, path, depth) = comments::insert(tx, &new).await?;
        self.report.comments += 1;
        self.report.orphans += usize::from(is_orphan);
        self.report.blanks += usize::from(it.body.is_empty());
        self.changed.insert(initiative);
        Ok(Stored { id, initiative, path, depth })
    }

    /// The initiative that a proposal became, now or in an earlier import.
    async fn initiative(&mut self, tx: &mut Reader, proposal: i64) -> sqlx::Result<Option<InitiativeId>> {
        if let Some(id) = self.ids.get(&proposal) {
            return Ok(Some(*id));
        }
        let found = find_initiative(tx, SOURCE, &proposal.to_string()).await?;
        self.ids.extend(found.map(|id| (proposal, id)));
        Ok(found)
    }
}

/// What a comment replies to, when an earlier import brought it.
async fn earlier(tx: &mut Reader, it: &Said) -> sqlx::Result<Option<Stored>> {
    match it.parent {
        Some(parent) => find_comment(tx, SOURCE, &parent.to_string()).await,
        None => Ok(None),
    }
}

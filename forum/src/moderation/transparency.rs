//! The transparency report of a period, made when somebody asks for it.

use crate::{
    Forum, Result,
    accounts::members,
    boxed,
    moderation::sql::{self, transparency::Span},
    storage::Reader,
};
use naast_domain::{
    measures::MeasureKind,
    members::Viewer,
    moderation::{
        record::RecordGround,
        transparency::{Against, Appeals, NamedGround, OwnMeasures, Period, Received, Transparency, median},
    },
    translated::Translated,
};

impl Forum {
    /// The figures of a period.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn transparency(&self, period: Period) -> Result<Transparency> {
        let span = Span::of(period);
        let mut conn = self.db.snapshot().await?;
        let (pointed_at, pointed_at_undone) = sql::transparency::pointed_at(&mut conn, span).await?;
        Ok(Transparency {
            period,
            reports: reports(&mut conn, span).await?,
            notices: Some(notices(&mut conn, span).await?),
            own: own(&mut conn, span).await?,
            appeals: appeals(&mut conn, span).await?,
            pointed_at,
            pointed_at_undone,
            moderators: members::count_moderators(&mut conn, self.clock.now()).await?,
        })
    }

    /// How many moderators there are; with fewer than two nobody can look again at what one decided.
    ///
    /// # Errors
    /// Refused to all but moderators and administrators.
    #[boxed]
    pub async fn moderator_count(&self, viewer: &Viewer) -> Result<i64> {
        let now = self.clock.now();
        viewer.may_count_moderators(now)?;
        let mut conn = self.db.read().await?;
        Ok(members::count_moderators(&mut conn, now).await?)
    }
}

async fn reports(conn: &mut Reader, span: Span) -> Result<Received> {
    let by_ground = sql::transparency::reports_by_ground(conn, span).await?;
    let counted = sql::transparency::reports(conn, span).await?;
    let times = sql::transparency::report_times(conn, span).await?;
    Ok(Received {
        by_ground: by_ground.into_iter().map(|row| (row.ground.named(), row.count)).collect(),
        followed_by_rule: counted.followed_by_rule,
        followed_by_law: counted.followed_by_law,
        not_followed: counted.not_followed,
        open: counted.open,
        median: median(times),
    })
}

async fn notices(conn: &mut Reader, span: Span) -> Result<Received> {
    let received = sql::transparency::notices_received(conn, span).await?;
    let counted = sql::transparency::notices(conn, span).await?;
    let law = NamedGround { ground: RecordGround::Law, title: Translated::default() };
    Ok(Received {
        by_ground: Some((law, received)).filter(|_| received > 0).into_iter().collect(),
        followed_by_rule: counted.followed_by_rule,
        followed_by_law: counted.followed_by_law,
        not_followed: counted.not_followed,
        open: counted.open,
        median: median(sql::transparency::notice_times(conn, span).await?),
    })
}

/// What undoes a measure takes nothing from anybody and is left out.
async fn own(conn: &mut Reader, span: Span) -> Result<Vec<OwnMeasures>> {
    let rows = sql::transparency::own_measures(conn, span).await?;
    let own = rows.into_iter().filter_map(|row| {
        let kind = MeasureKind::from_word(&row.kind).filter(|kind| kind.restricts())?;
        Some(OwnMeasures { kind, ground: row.ground.named(), count: row.count })
    });
    Ok(own.collect())
}

async fn appeals(conn: &mut Reader, span: Span) -> Result<Vec<Appeals>> {
    let mut all = Vec::new();
    for against in Against::ALL {
        let counted = sql::transparency::appeals(conn, *against, span).await?;
        let times = sql::transparency::appeal_times(conn, *against, span).await?;
        all.push(Appeals {
            against: *against,
            received: counted.received,
            upheld: counted.upheld,
            reversed: counted.reversed,
            open: counted.open,
            median: median(times),
        });
    }
    Ok(all)
}

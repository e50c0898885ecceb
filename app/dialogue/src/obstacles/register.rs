//! The register of rules in the way.

use crate::obstacles::{
    named::RuleInList,
    outcome::{OPEN, OutcomeTag},
    server_fns::ReadObstacles,
};
use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, params::ParamsMap};
use naast_domain::{
    ids::InitiativeId,
    obstacles::{FrequentObstacle, Obstacle, ObstacleFilter, ObstacleOverview, ObstaclePart, Outcome, RuleInTheWay},
    paging::{Cursor, Page},
};
use naast_ui::{
    icon::{BARRIER, Icon},
    loaded::{Loaded, use_asked},
    page::{HasHeading, PageTitle},
    pager::Pager,
    surroundings::use_texts,
    texts::Texts,
    view,
};

/// What the address asks for; what makes no sense is left out.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Asking {
    filter: ObstacleFilter,
    /// For which initiative somebody looks for a rule.
    initiative: Option<InitiativeId>,
}

impl Asking {
    fn read(query: &ParamsMap) -> Self {
        let word = query.get("outcome").unwrap_or_default();
        let part = match (word.as_str(), Outcome::from_word(&word)) {
            (OPEN, _) => ObstaclePart::Open,
            (_, Some(outcome)) => ObstaclePart::Ended(outcome),
            (_, None) => ObstaclePart::All,
        };
        let after = query.get("after").and_then(|after| Cursor::parse(&after));
        let initiative = query.get("initiative").and_then(|id| id.parse().ok());
        Self { filter: ObstacleFilter { part, after }, initiative }
    }

    /// The address of this part of the register, from this place on.
    fn address(self, part: ObstaclePart, after: Option<Cursor>) -> String {
        let outcome = match part {
            ObstaclePart::All => None,
            ObstaclePart::Open => Some(format!("outcome={OPEN}")),
            ObstaclePart::Ended(outcome) => Some(format!("outcome={}", outcome.word())),
        };
        let initiative = self.initiative.map(|id| format!("initiative={id}"));
        let after = after.map(|after| format!("after={after}"));
        let query: Vec<_> = outcome.into_iter().chain(initiative).chain(after).collect();
        if query.is_empty() { "/obstacles".to_owned() } else { format!("/obstacles?{}", query.join("&")) }
    }

    /// What the addresses of rules carry along.
    fn search(self) -> String {
        self.initiative.map(|id| format!("?initiative={id}")).unwrap_or_default()
    }
}

/// The page.
#[component]
pub fn ObstaclesPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let asking = Memo::new(move |_| query.with(Asking::read));
    let register = use_asked(move || ReadObstacles { filter: asking.get().filter });
    provide_context(HasHeading);
    view! {
        <PageTitle text=t.obstacles().to_owned() />
        <div class="wrap page stack gap-6">
            <header class="stack gap-3">
                <h1>{t.obstacles()}</h1>
                <p class="lede">{t.obstacles_lede()}</p>
                {move || asking.get().initiative.map(|_| view! { <p class="notice">{t.obstacle_link_hint()}</p> })}
            </header>
            <Loaded
                asked=register
                show=move |(page, overview)| {
                    let asking = asking.get_untracked();
                    view! { <Register page=page overview=overview asking=asking /> }
                }
            />
        </div>
    }
}

#[component]
fn Register(page: Page<Obstacle>, overview: ObstacleOverview, asking: Asking) -> impl IntoView {
    let t = use_texts();
    let is_empty = page.items.is_empty();
    let next = page.next.map(|cursor| asking.address(asking.filter.part, Some(cursor)));
    let rules =
        page.items.into_iter().map(|obstacle| view! { <RuleInList obstacle=obstacle search=asking.search() /> });
    view! {
        <Chips overview=overview.clone() asking=asking />
        <div class="beside">
            <div>
                {is_empty.then(|| view! { <p class="empty">{t.obstacles_empty()}</p> })} {rules.collect_view()}
                <Pager next=next label=t.next_page() />
            </div>
            <div class="side">
                <section class="card card--call stack gap-3" aria-labelledby="stuck">
                    <h2 id="stuck">{t.obstacle_stuck()}</h2>
                    <p class="small">{t.obstacle_stuck_text()}</p>
                    <a class="button button--small" href=format!("/obstacles/new{}", asking.search())>
                        <Icon drawing=BARRIER />
                        " "
                        {t.name_obstacle()}
                    </a>
                </section>
                <Frequent rules=overview.frequent search=asking.search() />
            </div>
        </div>
    }
}

/// How a chip reads.
fn chip(t: Texts, part: ObstaclePart, count: i64) -> String {
    let count = naast_domain::time::number(count, t.0);
    match part {
        ObstaclePart::All => t.obstacles_all(&count),
        ObstaclePart::Open => t.obstacles_open(&count),
        ObstaclePart::Ended(Outcome::Explained) => t.obstacles_explained(&count),
        ObstaclePart::Ended(Outcome::Exception) => t.obstacles_exception(&count),
        ObstaclePart::Ended(Outcome::Changing) => t.obstacles_changing(&count),
        ObstaclePart::Ended(Outcome::Stays) => t.obstacles_stays(&count),
    }
}

#[component]
fn Chips(overview: ObstacleOverview, asking: Asking) -> impl IntoView {
    let t = use_texts();
    let ended = Outcome::ALL.iter().map(|outcome| ObstaclePart::Ended(*outcome));
    let chips = std::iter::once(ObstaclePart::All).chain(ended).chain([ObstaclePart::Open]).map(|part| {
        let count = match part {
            ObstaclePart::All => overview.total(),
            ObstaclePart::Open => overview.count(None),
            ObstaclePart::Ended(outcome) => overview.count(Some(outcome)),
        };
        let current = (asking.filter.part == part).then_some("page");
        view! {
            <li>
                <a href=asking.address(part, None) aria-current=current>
                    {chip(t, part, count)}
                </a>
            </li>
        }
    });
    view! {
        <nav aria-label=t.obstacles_chips()>
            <ul class="chips">{chips.collect_view()}</ul>
        </nav>
    }
}

#[component]
fn Frequent(rules: Vec<FrequentObstacle>, search: String) -> impl IntoView {
    let t = use_texts();
    let lines = rules.into_iter().map(|one| {
        view! {
            <li>
                <a href=format!("/obstacles/{}{search}", one.id)>{one.rule}</a>
                <small>{t.obstacle_initiatives(one.link_count)}</small>
            </li>
        }
    });
    let lines = lines.collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section aria-labelledby="often">
                <h2 id="often">{t.obstacle_often()}</h2>
                <ul class="linklist">{lines}</ul>
            </section>
        }
    })
}

/// A rule in a short list, with what came of it.
#[component]
pub fn RuleLine(rule: RuleInTheWay) -> impl IntoView {
    view! {
        <li>
            <a href=format!("/obstacles/{}", rule.id)>"“" {rule.rule} "”"</a>
            " "
            <OutcomeTag outcome=rule.outcome />
        </li>
    }
}

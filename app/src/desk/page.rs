//! The page of the desk: a sentence, then short lists. Each line leads into the thread, with the reply form open.

use crate::{
    answers::{card::Leaf, commitment::tone},
    commitments::aside::{promise_words, state_words},
    desk::{
        lists::{HandedList, WorkList},
        server_fns::ReadDesk,
    },
    interests::{form::InterestsForm, server_fns::SaveInterests},
    surroundings::{use_surroundings, use_texts},
    ui::{
        form::{FormState, use_form},
        icon::{Icon, PHONE},
        loaded::{Asked, Loaded, use_asked_again},
        page::PageTitle,
    },
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use naast_domain::{commitment::CommitmentRow, desk::Desk};

/// The page, loaded when an official asks for it.
pub struct DeskPage {
    desk: Asked<Desk>,
    interests: FormState<SaveInterests>,
}

#[lazy_route]
impl LazyRoute for DeskPage {
    fn data() -> Self {
        let interests = use_form::<SaveInterests>(None);
        Self { desk: use_asked_again(move || interests.version().to_string(), move || ReadDesk {}), interests }
    }

    fn view(this: Self) -> AnyView {
        let DeskPage { desk, interests } = this;
        view! { <div class="wrap page"><Loaded asked=desk show=move |desk| view! { <OnTheDesk desk=desk interests=interests /> } /></div> }
            .into_any()
    }
}

fn count<T>(list: &[T]) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX)
}

#[component]
fn OnTheDesk(desk: Desk, interests: FormState<SaveInterests>) -> impl IntoView {
    let t = use_texts();
    let name = use_surroundings()
        .with_untracked(|known| known.viewer.member().map(|member| member.name.clone()))
        .unwrap_or_default();
    let waiting = count(&desk.waiting) + count(&desk.not_helped);
    let alone = count(&desk.without_companion);
    let title = if waiting > 0 { format!("({waiting}) {}", t.desk()) } else { t.desk().to_owned() };
    let me = use_surroundings().with_untracked(|known| known.viewer.id());
    let all = me.map(|id| format!("/commitments?official={id}"));
    view! {
        <PageTitle text=title />
        <div class="stack gap-7">
            <header class="stack gap-3">
                <h1>{t.desk_of(&name)}</h1>
                <p class="lede">{t.desk_waiting(waiting)} " " {t.desk_alone(alone)}</p>
                <div class="actions">
                    <a class="button button--main" href="/on-behalf"><Icon drawing=PHONE /> " " {t.somebody_calls()}</a>
                    <a class="button" href="/desk/templates">{t.templates()}</a>
                    <span class="soft">{t.desk_beside(desk.beside)}</span>
                </div>
            </header>
            <div class="beside">
                <div class="stack gap-7">
                    <WorkList id="waiting" title=t.desk_title_waiting() empty=t.desk_none_waiting() rows=desk.waiting.clone() />
                    {(!desk.not_helped.is_empty()).then(|| view! { <WorkList id="not-helped" title=t.desk_title_not_helped() empty="" rows=desk.not_helped.clone() /> })}
                    <WorkList id="alone" title=t.desk_title_alone() empty=t.desk_none_alone() rows=desk.without_companion.clone() stand=true />
                </div>
                <div class="side">
                    <InterestsForm interests=desk.interests.clone() state=interests />
                    <Promised rows=desk.commitments.clone() />
                    {all.map(|href| view! { <p><a href=href>{t.my_commitments()}</a></p> })}
                    <HandedList handed=desk.handed.clone() />
                    <section class="card card--call stack gap-2" aria-labelledby="unknown">
                        <h2 id="unknown">{t.need_not_know()}</h2>
                        <p class="small">{t.need_not_know_text()}</p>
                    </section>
                </div>
            </div>
        </div>
    }
}

/// What the viewer promised, by date.
#[component]
fn Promised(rows: Vec<CommitmentRow>) -> impl IntoView {
    let t = use_texts();
    let is_empty = rows.is_empty();
    let lines = rows.into_iter().map(move |CommitmentRow { commitment, title }| {
        view! {
            <li>
                <Leaf day=commitment.due tone=tone(&commitment) />
                <span><a href=format!("/comments/{}", commitment.comment)>{promise_words(t, &commitment)}</a> " " <small>{title} " · " {state_words(t, &commitment)}</small></span>
            </li>
        }
    });
    view! {
        <section aria-labelledby="promised">
            <h2 id="promised">{t.what_you_promised()}</h2>
            {is_empty.then(|| view! { <p class="soft small">{t.desk_none_promised()}</p> })}
            <ul class="promises">{lines.collect_view()}</ul>
        </section>
    }
}

//! One initiative: who stands where, the story, and the thread.

use crate::{
    cases::aside::HelpButton,
    notices::link::NoticeLink,
    reading::{acts::provide_forms, thread::Thread},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_dialogue::{
    commitments::aside::Promises,
    companions::together::Together,
    initiatives::{
        acts::{Act, Acting, is_somebody},
        aside::{Share, SupportForm},
        growth::marks::Grew,
        of_page,
        offers::{
            carriers::CarrierForms,
            list::{OfferForms, Offers},
            server_fns::DeclareDone,
        },
        server_fns::{Follow, NoteVisit, ReadInitiative, Support},
        whole::Whole,
    },
    journal::timeline::Timeline,
    measures::mark::{RemovalMark, SmallMark},
    obstacles::aside::ObstaclesOf,
    on_behalf::{provenance::ProvenanceLine, taken_down},
};
use naast_domain::{
    ids::InitiativeId,
    initiatives::{Initiative, Mood},
    location::Location,
    measures::Subject,
};
use naast_ui::{
    exchange::ask,
    form::{Again, tap::send_tapped, use_form},
    icon::{CONCERN, FLAG, HOPE, Icon, PIN, REPLY},
    loaded::{Loaded, use_asked_again},
    moment::Moment,
    page::PageTitle,
    surroundings::{use_surroundings, use_texts, use_viewer},
};

/// The page.
#[component]
pub fn InitiativePage() -> impl IntoView {
    let params = use_params_map();
    let t = use_texts();
    let id = Memo::new(move |_| {
        InitiativeId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()))
    });
    let (support, follow) = (use_form::<Support>(None), use_form::<Follow>(None));
    let (done, offers, carriers) = (use_form::<DeclareDone>(None), OfferForms::fresh(), CarrierForms::fresh());
    let viewer = use_viewer();
    let sent = move || support.version() + follow.version() + done.version() + offers.version() + carriers.version();
    let done_here = RwSignal::new(0_u32);
    provide_context(Again(done_here));
    provide_forms();
    of_page::provide();
    let again = move || format!("{} {} {:?}", sent(), done_here.get(), viewer.get().id());
    let initiative = use_asked_again(again, move || ReadInitiative { id: id.get() });
    Effect::new(move |_| {
        let id = id.get();
        if viewer.get_untracked().id().is_some() {
            leptos::task::spawn_local(async move {
                let _ = ask(NoteVisit { id }).await;
            });
        }
    });
    view! {
        <div class="wrap page stack gap-6" data-acting=is_somebody().then_some("") on:submit=send_tapped>
            <Loaded
                asked=initiative
                show=move |initiative| {
                    let initiative = taken_down::initiative(t, initiative);
                    view! {
                        <Head initiative=initiative.clone() />
                        <div class="beside">
                            <div class="stack gap-7">
                                <Story initiative=initiative.clone() />
                                <Offers initiative=initiative.clone() forms=offers />
                                <Thread initiative=initiative.clone() />
                            </div>
                            <div class="side">
                                <Promises commitments=initiative.commitments.clone() />
                                <Acting act=Act::SayDone(initiative.clone(), done) />
                                <Acting act=Act::Carry(initiative.clone(), carriers) />
                                <SupportForm initiative=initiative.clone() state=support />
                                <Acting act=Act::Follow(initiative.clone(), follow) />
                                <ObstaclesOf initiative=initiative.id />
                                <Share initiative=initiative.clone() />
                                <Timeline id=initiative.id steps=initiative.timeline />
                            </div>
                        </div>
                    }
                }
            />
        </div>
    }
}

/// Title, facts, and who stands beside whom.
#[component]
fn Head(initiative: Initiative) -> impl IntoView {
    let t = use_texts();
    let title = if initiative.title.is_empty() { t.hidden_initiative().to_owned() } else { initiative.title.clone() };
    let theme = use_surroundings().with_untracked(|known| {
        known
            .themes
            .iter()
            .find(|theme| Some(theme.id) == initiative.theme)
            .map(|theme| (theme.id, theme.name(t.0).to_owned()))
    });
    let mood = initiative.mood.map(|mood| match mood {
        Mood::Hope => (HOPE, t.began_in_hope()),
        Mood::Concern => (CONCERN, t.began_in_concern()),
    });
    let versions = (initiative.version > 1)
        .then(|| (format!("/initiatives/{}/versions", initiative.id), t.version_count(initiative.version)));
    let imported = (initiative.origin == "import").then(|| t.origin_import());
    view! {
        <PageTitle text=title.clone() />
        <header class="stack gap-5">
            <nav aria-label=t.breadcrumb()>
                <a class="quiet" href="/">
                    <Icon drawing=REPLY />
                    " "
                    {t.all_initiatives()}
                </a>
            </nav>
            <div class="stack gap-3">
                <h1>{title}</h1>
                <ul class="row gap-2">
                    {(!initiative.place.is_empty())
                        .then(|| {
                            view! {
                                <li>
                                    <span class="tag">
                                        <Icon drawing=PIN />
                                        " "
                                        {initiative.place.clone()}
                                    </span>
                                </li>
                            }
                        })}
                    {theme
                        .map(|(id, name)| {
                            view! {
                                <li>
                                    <a class="tag" href=format!("/?theme={id}")>
                                        {name}
                                    </a>
                                </li>
                            }
                        })}
                    {mood
                        .map(|(drawing, text)| {
                            view! {
                                <li>
                                    <span class="tag">
                                        <Icon drawing=drawing />
                                        " "
                                        {text}
                                    </span>
                                </li>
                            }
                        })}
                    {imported
                        .map(|text| {
                            view! {
                                <li>
                                    <span class="tag">{text}</span>
                                </li>
                            }
                        })} <li>
                        <span class="small soft">
                            <Moment at=initiative.started_at />
                            {versions
                                .map(|(href, text)| {
                                    view! {
                                        " · "
                                        <a href=href>{text}</a>
                                    }
                                })}
                        </span>
                    </li>
                </ul>
            </div>
            <Together initiative=initiative />
        </header>
    }
}

/// The story, or what stands in its place.
#[component]
fn Story(initiative: Initiative) -> impl IntoView {
    let t = use_texts();
    let (id, may, behalf) = (initiative.id, initiative.may, initiative.behalf);
    let grew = initiative.clone();
    let taken_down = initiative.taken_down_at.map(|at| t.taken_down_initiative(&at.date(t.0)));
    let gone = taken_down.or_else(|| initiative.withdrawn_at.map(|at| t.withdrawn_initiative(&at.date(t.0))));
    let link = |href: String, text: &'static str| {
        view! {
            <a class="quiet" href=href>
                {text}
            </a>
        }
    };
    view! {
        <article class="stack gap-5" id="the-story" aria-label=t.the_story()>
            {initiative.removal.map(|removal| view! { <RemovalMark removal=removal /> })}
            {gone.map(|text| view! { <p class="comment--removed">{text}</p> })}
            <div class="prose" inner_html=initiative.story_html />
            {initiative.marks.into_iter().map(|mark| view! { <SmallMark removal=mark /> }).collect_view()}
            <Whole into=initiative.merged_into from=initiative.merged_from />
            <Grew initiative=grew />
            {initiative.provenance.map(|provenance| view! { <ProvenanceLine provenance=provenance /> })}
            <div class="actions">
                {may.edit.then(|| link(format!("/initiatives/{id}/edit"), t.edit()))}
                {may
                    .report
                    .then(|| {
                        view! {
                            <a class="quiet" href=format!("/initiatives/{id}/report")>
                                <Icon drawing=FLAG />
                                " "
                                {t.report()}
                            </a>
                        }
                    })} {may.file_notice.then(|| view! { <NoticeLink location=Location::Initiative(id) /> })}
                {behalf.filter(|_| may.read_behalf).map(|behalf| link(format!("/on-behalf/{behalf}"), t.on_behalf()))}
                {may.enter_on_behalf.then(|| link(format!("/initiatives/{id}/on-behalf"), t.on_behalf_here()))}
                {may
                    .call_for_help
                    .then(|| {
                        view! {
                            <HelpButton subject=Subject::Contribution {
                                initiative: id,
                                comment: None,
                            } />
                        }
                    })} {may.moderate.then(|| link(format!("/moderation/initiatives/{id}"), t.moderate()))}
            </div>
        </article>
    }
}

//! The page of an initiative: what the server drew of it, and between that what the reader can do.

use crate::reading::{
    acts::provide_forms,
    pieces::{DrawnThread, InitiativePieces, use_reply},
    server_fns::{ReadPage, ReadThread},
    thread::{Thread, part},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use naast_dialogue::{
    conversation::fresh::Fresh,
    initiatives::{
        acts::{Act, Acting, is_somebody},
        aside::SupportForm,
        of_page,
        offers::{carriers::CarrierForms, list::OfferForms, server_fns::DeclareDone},
        server_fns::{Follow, NoteVisit, Support},
    },
};
use naast_domain::ids::InitiativeId;
use naast_ui::{
    drawn::Drawing,
    exchange::ask,
    form::{Again, FormState, tap::send_tapped, use_form},
    loaded::{Asked, Loaded, use_asked_again},
    page::PageTitle,
    surroundings::{use_texts, use_viewer},
    view,
    weight::effect::run_effect,
};

/// The page.
#[component]
pub fn InitiativePage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        InitiativeId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()))
    });
    let forms = PageForms::fresh();
    let viewer = use_viewer();
    let done_here = RwSignal::new(0_u32);
    provide_context(Again(done_here));
    provide_forms();
    of_page::provide();
    let again = Memo::new(move |_| format!("{} {} {:?}", forms.version(), done_here.get(), viewer.get().id()));
    // Both are asked for here: what is asked for while something else is shown, the server would ask for twice.
    let initiative = use_asked_again(move || again.get(), move || ReadPage { id: id.get() });
    let comments = use_comments(id, again);
    run_effect(move || {
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
                show=move |pieces| view! { <Page pieces=pieces forms=forms comments=comments /> }
            />
        </div>
    }
}

/// The part of the thread that the address names; again when the page is, and when somebody wants to see what is new.
fn use_comments(id: Memo<InitiativeId>, again: Memo<String>) -> Asked<DrawnThread> {
    let query = use_query_map();
    let part = Memo::new(move |_| query.with(part));
    let fresh = RwSignal::new(0_u32);
    provide_context(Fresh(fresh));
    // Where the address names a comment to reply to, the page comes with the form in its card.
    let reply = use_reply().get_untracked();
    use_asked_again(
        move || format!("{} {}", fresh.get(), again.get()),
        move || ReadThread { id: id.get(), part: part.get(), reply },
    )
}

/// The forms of the page: their states live as long as it does.
#[derive(Clone, Copy)]
struct PageForms {
    support: FormState<Support>,
    follow: FormState<Follow>,
    done: FormState<DeclareDone>,
    offers: OfferForms,
    carriers: CarrierForms,
}

impl PageForms {
    fn fresh() -> Self {
        Self {
            support: use_form(None),
            follow: use_form(None),
            done: use_form(None),
            offers: OfferForms::fresh(),
            carriers: CarrierForms::fresh(),
        }
    }

    /// Changes when any of them was sent and answered.
    fn version(self) -> usize {
        self.support.version()
            + self.follow.version()
            + self.done.version()
            + self.offers.version()
            + self.carriers.version()
    }
}

#[component]
fn Page(pieces: InitiativePieces, forms: PageForms, comments: Asked<DrawnThread>) -> impl IntoView {
    let t = use_texts();
    let InitiativePieces { here, head, together, history, story, offers, above_thread, promises, beside } = pieces;
    view! {
        <PageTitle text=here.title.clone() />
        <header class="stack gap-5">
            <Drawing drawn=head />
            <section class="card together" aria-label=t.side_by_side()>
                <Drawing drawn=together />
                <div class="together__foot">
                    <Drawing drawn=history />
                    <Acting act=Act::Accompany(here.clone()) />
                </div>
            </section>
        </header>
        <div class="beside">
            <div class="stack gap-7">
                <Drawing drawn=story />
                {offers.map(|offers| view! { <Drawing drawn=offers /> })}
                <Acting act=Act::Offers(here.clone(), forms.offers) />
                <Thread initiative=here.clone() head=above_thread comments=comments />
            </div>
            <div class="side">
                {promises.map(|promises| view! { <Drawing drawn=promises /> })}
                <Acting act=Act::SayDone(here.clone(), forms.done) />
                <Acting act=Act::Carry(here.clone(), forms.carriers) />
                <SupportForm initiative=here.clone() state=forms.support />
                <Acting act=Act::Follow(here, forms.follow) /> <Drawing drawn=beside />
            </div>
        </div>
    }
}

//! The reply form of an official: one tap chooses the kind of answer, and only its small form shows. Which part shows
//! is a matter of style (`style/components/answers/answer-form.css`), so it works without JavaScript too.

use crate::{
    answers::{
        decide::DecisionFields,
        details::{CommitmentFields, ExploringFields, Keeps, UnknownFields},
        kinds::drawing,
        naming::NamingFields,
        server_fns::{PostAnswer, ReadAnswerKit},
        templates::choice::{Templates, use_start, use_template},
    },
    conversation::fresh::{come_into_view, read_again_when_done},
    initiatives::here::Here,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use naast_domain::{
    answers::{AnswerKind, AnswerKit},
    ids::CommentId,
};
use naast_ui::{
    error::AppError,
    field::{Field, GroupError, Kind},
    form::{Form, FormState, draft::Draft, use_form_here},
    here::use_here,
    icon::Icon,
    loaded::{LoadedIf, use_asked_if},
    paths::escape,
    surroundings::{use_surroundings, use_texts},
    texts::{AnswerAs, Texts},
    view,
    weight::effect::run_effect,
    wrong::ErrorSummary,
};

/// What a kind of answer is called, and what it does.
pub fn kind_words(t: Texts, kind: AnswerKind) -> (&'static str, &'static str) {
    match kind {
        AnswerKind::Read => (t.kind_read(), t.kind_read_hint()),
        AnswerKind::Question => (t.kind_question(), t.kind_question_hint()),
        AnswerKind::Unknown => (t.kind_unknown(), t.kind_unknown_hint()),
        AnswerKind::Exploring => (t.kind_exploring(), t.kind_exploring_hint()),
        AnswerKind::Commitment => (t.kind_commitment(), t.kind_commitment_hint()),
        AnswerKind::Decision => (t.kind_decision(), t.kind_decision_hint()),
        AnswerKind::Answer => (t.kind_answer(), t.kind_answer_hint()),
    }
}

/// The form, once it is known what there is to choose from.
#[component]
pub fn AnswerForm(initiative: StoredValue<Here>, parent: Option<CommentId>) -> impl IntoView {
    let id = initiative.with_value(|initiative| initiative.id);
    let kit = use_asked_if(move || Some(ReadAnswerKit { initiative: id }));
    view! {
        <LoadedIf
            asked=kit
            show=move |kit| view! { <AnswerFields initiative=initiative parent=parent kit=kit.unwrap_or_default() /> }
        />
    }
}

#[component]
fn AnswerFields(initiative: StoredValue<Here>, parent: Option<CommentId>, kit: AnswerKit) -> impl IntoView {
    let t = use_texts();
    let parent_value = parent.map(|parent| parent.to_string()).unwrap_or_default();
    let state = use_form_here::<PostAnswer>(Some(("parent", parent_value.clone())));
    let error = state.errors();
    let id = initiative.with_value(|initiative| initiative.id);
    let anchor = parent.map_or("respond".to_owned(), |parent| format!("reply-{parent}"));
    let prefix: &'static str = if parent.is_some() { "reply-" } else { "" };
    come_into_view(anchor.clone());
    let template = use_template(&kit.templates);
    let body = state.typed("body", template.as_ref().map_or("", |template| template.text.as_str()));
    let start = template.as_ref().filter(|_| !state.is_posted()).map(|template| use_start(template, parent));
    let kind = state.typed("kind", template.as_ref().map_or(AnswerKind::Answer, |template| template.kind).word());
    let place = format!("reply:{id}:{}", parent.map_or(0, |parent| parent.0));
    let is_done = Signal::derive(move || state.is_done());
    read_again_when_done(state, format!("{prefix}body"));
    sign_in_again(error);
    let template = template.map(|template| template.id.to_string()).unwrap_or_default();
    view! {
        <Draft place=place is_done=is_done start=start>
            <Form state=state class="card stack answer-form" id=anchor>
                <ErrorSummary error=error prefix=prefix />
                <input type="hidden" name="initiative" value=id.to_string() />
                <input type="hidden" name="parent" value=parent_value />
                <input type="hidden" name="template" value=state.typed("template", &template) />
                <Kinds chosen=kind error=error prefix=prefix />
                <Templates templates=kit.templates.clone() parent=parent />
                <Field
                    name="body"
                    label=t.your_answer()
                    hint=as_whom(t)
                    kind=Kind::Lines(5)
                    value=body
                    error=error
                    prefix=prefix
                />
                <UnknownFields state=state error=error prefix=prefix />
                <CommitmentFields state=state error=error prefix=prefix />
                <ExploringFields state=state error=error prefix=prefix />
                <DecisionFields
                    values=kit.values.clone()
                    earlier=kit.decisions.clone()
                    state=state
                    error=error
                    prefix=prefix
                />
                <Keeps initiative=initiative state=state />
                <NamingFields rules=kit.obstacles.clone() state=state error=error prefix=prefix />
                <div class="actions">
                    <button class="button button--main">{t.give_answer()}</button>
                    <a class="quiet" href="/house-rules">
                        {t.how_we_talk()}
                    </a>
                </div>
            </Form>
        </Draft>
    }
}

/// A session that ended while the answer was written leads to signing in, and back; the draft waits.
fn sign_in_again(error: Signal<Option<AppError>>) {
    let (here, navigate) = (use_here(), use_navigate());
    run_effect(move || {
        if error.with(|error| error.as_ref().is_some_and(AppError::needs_sign_in)) {
            let address = format!("/sign-in?kept=1&back={}", escape(&here.get_untracked()));
            navigate(&address, NavigateOptions::default());
        }
    });
}

fn as_whom(t: Texts) -> String {
    use_surroundings().with_untracked(|known| match known.viewer.member() {
        Some(member) => {
            let office = member.office.clone().unwrap_or_default();
            t.answer_as(AnswerAs { name: &member.name, office: &format!("{}, {}", office.function, office.department) })
        }
        None => String::new(),
    })
}

/// The kinds of answer, one tap each.
#[component]
fn Kinds(chosen: String, error: Signal<Option<AppError>>, prefix: &'static str) -> impl IntoView {
    let t = use_texts();
    let choices = AnswerKind::ALL.iter().map(move |kind| {
        let kind = *kind;
        let (name, hint) = kind_words(t, kind);
        let checked = kind.word() == chosen;
        view! {
            <label class="choice">
                <input type="radio" name="kind" value=kind.word() checked=checked />
                " "
                <span>
                    <Icon drawing=drawing(kind) />
                    " "
                    {name}
                    " "
                    <small>{hint}</small>
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="choices kinds">
            <legend>{t.how_to_answer()}</legend>
            <GroupError name="kind" error=error prefix=prefix />
            {choices.collect_view()}
        </fieldset>
    }
}

/// What was typed in a field of this form.
pub fn typed(state: FormState<PostAnswer>, name: &str) -> String {
    state.typed(name, "")
}

//! What automatic help pointed out, in words; and the list of words, for administrators.

use crate::moderation::clearing::page::CLEARINGS;
use leptos::prelude::*;
use naast_domain::{
    ids::InitiativeId,
    measures::flag::{Flag, FlagKind, Seen},
};
use naast_ui::{
    error::AppError,
    field::{Field, Kind},
    form::{Form, use_form},
    icon::{CHECK, Icon},
    loaded::{Loaded, use_asked},
    moment::Moment,
    surroundings::use_texts,
    texts::Texts,
    view,
    wrong::ErrorSummary,
};

/// The words that are pointed out.
#[server(ReadFlaggedWords, endpoint = "flagged_words", input = server_fn::codec::Json)]
pub async fn flagged_words() -> Result<Vec<String>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.flagged_words(&request.viewer).await?)
}

/// Changes them.
#[server(endpoint = "change_flagged_words")]
pub async fn change_flagged_words(#[server(default)] flagged_words: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.change_flagged_words(&request.viewer, &flagged_words).await?)
}

/// What was seen.
pub fn seen(t: Texts, seen: &Seen) -> String {
    match seen.kind {
        FlagKind::Links => t.flag_links(seen.number),
        FlagKind::Repeated => t.flag_repeated(seen.number),
        FlagKind::Flood => t.flag_flood(seen.number),
        FlagKind::FastNewcomer => t.flag_fast_newcomer(seen.number),
        FlagKind::Crowd => t.flag_crowd(seen.number),
        FlagKind::Word => t.flag_word(&seen.word),
        FlagKind::Changed => t.flag_changed().to_owned(),
    }
}

/// The flags of a case.
#[component]
pub fn Flags(initiative: Option<InitiativeId>, flags: Vec<Flag>) -> impl IntoView {
    let t = use_texts();
    let lines = flags
        .iter()
        .map(|flag| {
            view! {
                <li>
                    {seen(t, &flag.seen)} " " <small>
                        <Moment at=flag.at />
                    </small>
                </li>
            }
        })
        .collect_view();
    let is_flood = flags.iter().any(|flag| flag.seen.kind.is_about_speed() || flag.seen.kind == FlagKind::Repeated);
    let more = initiative.filter(|_| is_flood);
    let more = more.map(|id| format!("{CLEARINGS}?hours=24&newcomers=1&initiative={id}&kind=hide"));
    (!flags.is_empty()).then(|| {
        view! {
            <h3>{t.flags()}</h3>
            <p class="soft small">{t.flags_hint()}</p>
            <ul class="linklist">{lines}</ul>
            {more
                .map(|more| {
                    view! {
                        <p>
                            <a href=more>{t.clearing_more_like_this()}</a>
                        </p>
                    }
                })}
        }
    })
}

/// The list of words, for administrators.
#[component]
pub fn FlaggedWords() -> impl IntoView {
    let t = use_texts();
    let words = use_asked(|| ReadFlaggedWords {});
    let state = use_form::<ChangeFlaggedWords>(None);
    let error = state.errors();
    let is_saved = move || state.is_done();
    view! {
        <Loaded
            asked=words
            show=move |words| {
                view! {
                    <Form state=state class="card stack">
                        <h2>{t.flagged_words_title()}</h2>
                        <p>{t.flagged_words_hint()}</p>
                        <ErrorSummary error=error prefix="flags-" />
                        <Field
                            name="flagged_words"
                            label=t.flagged_words()
                            hint=t.flagged_words_each()
                            kind=Kind::Lines(4)
                            value=state.typed("flagged_words", &words.join("\n"))
                            error=error
                            prefix="flags-"
                        />
                        <div class="actions">
                            <button class="button">{t.save()}</button>
                        </div>
                        <div role="status">
                            {move || {
                                is_saved()
                                    .then(|| {
                                        view! {
                                            <p class="notice notice--kept">
                                                <Icon drawing=CHECK />
                                                " "
                                                {t.saved()}
                                            </p>
                                        }
                                    })
                            }}
                        </div>
                    </Form>
                }
            }
        />
    }
}

//! What is mailed to somebody: their own choice, from their account or by the link in any mail.

use crate::mail::{
    reach::ReachOf,
    server_fns::{ChooseMail, ReadMailSettings},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_domain::mail::{MailChoice, MailSettings, News, Pace};
use naast_ui::{
    field::Choice,
    form::{Form, FormState, use_form},
    loaded::{Loaded, use_asked_again},
    page::Narrow,
    surroundings::use_texts,
    texts::Texts,
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn MailSettingsPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let key = move || query.with(|query| query.get("key"));
    let state = use_form::<ChooseMail>(None);
    let done = state.times_done();
    let settings = use_asked_again(move || done.get().to_string(), move || ReadMailSettings { key: key() });
    view! {
        <Narrow title=t.mail_settings()>
            <p class="lede">{t.mail_settings_lede()}</p>
            <Loaded
                asked=settings
                show=move |settings| {
                    if settings.is_on {
                        view! { <Choices settings=settings key=key().unwrap_or_default() state=state /> }.into_any()
                    } else {
                        view! { <p class="notice">{t.mail_off()}</p> }.into_any()
                    }
                }
            />
        </Narrow>
    }
}

#[component]
fn Choices(settings: MailSettings, key: String, state: FormState<ChooseMail>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let choices = settings.choices.iter().map(|choice| {
        let MailChoice { news, pace } = *choice;
        let options =
            news.paces().iter().map(|pace| (pace.word().to_owned(), pace_words(t, *pace).to_owned())).collect();
        view! {
            <Choice
                name=news.word()
                label=news_words(t, news)
                options=options
                value=state.typed(news.word(), pace.word())
                error=error
            />
        }
    });
    let choices = choices.collect_view();
    let to = (!settings.email.is_empty()).then(|| view! { <p>{t.mail_settings_to(&settings.email)}</p> });
    let by_account = key.is_empty();
    view! {
        {by_account.then(|| view! { <ReachOf settings=settings.clone() /> })}
        {to}
        <Form state=state class="card stack gap-5">
            <h2>{t.mail_settings_of()}</h2>
            <ErrorSummary error=error />
            <input type="hidden" name="key" value=key />
            {choices}
            <div class="actions">
                <button class="button button--main">{t.save()}</button>
            </div>
            <p role="status">{move || state.is_done().then(|| t.saved())}</p>
        </Form>
    }
}

/// What a kind of news is called.
fn news_words(t: Texts, news: News) -> &'static str {
    match news {
        News::Account | News::Own => "",
        News::Replies => t.news_replies(),
        News::Mentions => t.news_mentions(),
        News::Followed => t.news_followed(),
        News::Desk => t.news_desk(),
        News::Cases => t.news_cases(),
    }
}

fn pace_words(t: Texts, pace: Pace) -> &'static str {
    match pace {
        Pace::AtOnce => t.pace_at_once(),
        Pace::Daily => t.pace_daily(),
        Pace::Weekly => t.pace_weekly(),
        Pace::Never => t.pace_never(),
    }
}

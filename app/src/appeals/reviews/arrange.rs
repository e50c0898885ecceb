//! Inviting somebody from outside: for administrators, and for the moderator who decided. The code is shown once.

use crate::appeals::{
    forms::kind_of,
    reviews::server_fns::{InviteReviewer, ReadStuckAppeals, WithdrawReview},
};
use leptos::prelude::*;
use naast_dialogue::accounts::guarded::only;
use naast_domain::appeals::{
    Contested,
    review::{Invited, StuckAppeal},
};
use naast_ui::{
    form::{Form, FormState, use_form},
    loaded::{Loaded, LoadedIf, use_asked, use_asked_again},
    moment::Moment,
    page::Narrow,
    paths::{REVIEWS, reasons_address},
    surroundings::{use_surroundings, use_texts},
    view,
    wrong::ErrorSummary,
};

/// The page, for administrators and moderators.
#[component]
pub fn ArrangePage() -> impl IntoView {
    only(|may| may.administer || may.moderate, || view! { <Arranging /> })
}

#[component]
fn Arranging() -> impl IntoView {
    let t = use_texts();
    let (invite, withdraw) = (use_form::<InviteReviewer>(None), use_form::<WithdrawReview>(None));
    let (invited, withdrawn) = (invite.times_done(), withdraw.times_done());
    let stuck = use_asked_again(move || format!("{} {}", invited.get(), withdrawn.get()), || ReadStuckAppeals {});
    let error = Signal::derive(move || invite.error().or_else(|| withdraw.error()));
    let may = use_surroundings().with_untracked(|known| known.may);
    let back = if may.administer { "/administration" } else { "/moderation" };
    view! {
        <Narrow title=t.reviews()>
            <p class="lede">{t.reviews_lede()}</p>
            <ErrorSummary error=error />
            <div role="status">{move || invite.told().map(|code| view! { <Code code=code /> })}</div>
            <Loaded
                asked=stuck
                show=move |stuck| {
                    let is_empty = stuck.is_empty();
                    view! {
                        {is_empty.then(|| view! { <p class="empty">{t.reviews_none()}</p> })}
                        {(!is_empty)
                            .then(|| {
                                view! {
                                    <ul class="worklist card">
                                        {stuck
                                            .into_iter()
                                            .map(|it| view! { <Row stuck=it invite=invite withdraw=withdraw /> })
                                            .collect_view()}
                                    </ul>
                                }
                            })}
                    }
                }
            />
            <p>
                <a href=back>{t.back()}</a>
            </p>
        </Narrow>
    }
}

/// The code, and what to say with it.
#[component]
fn Code(code: String) -> impl IntoView {
    let t = use_texts();
    let web = use_surroundings().with_untracked(|known| {
        let web = known.organisation.web_address.as_str();
        format!("{}/reviews", web.trim_start_matches("https://").trim_start_matches("http://"))
    });
    view! {
        <section class="card stack gap-3 slip" aria-labelledby="the-code">
            <h2 id="the-code">{t.review_code_title()}</h2>
            <p class="claim">{code.replace('-', " ")}</p>
            <p>{t.review_code_text(&web)}</p>
        </section>
    }
}

#[component]
fn Row(stuck: StuckAppeal, invite: FormState<InviteReviewer>, withdraw: FormState<WithdrawReview>) -> impl IntoView {
    let t = use_texts();
    let StuckAppeal { id, contested, at, review, may_invite, may_withdraw } = stuck;
    let what = kind_of(t, contested);
    let title = match contested {
        Contested::Measure(measure) => view! { <a href=reasons_address(measure)>{what}</a> },
        Contested::Report(_) | Contested::Notice(_) => what.into_any(),
    };
    let button = if review.is_some() { t.review_invite_again() } else { t.review_invite() };
    let back = review.as_ref().filter(|_| may_withdraw).map(|review| review.id.to_string());
    view! {
        <li>
            <div class="stack gap-3">
                <h2 class="worklist__title">{title}</h2>
                <p>{t.waits_since()} " " <Moment at=at /></p>
                {match review {
                    Some(review) => view! { <Who review=review /> },
                    None => {
                        view! {
                            <p>
                                <span class="tag tag--late">{t.review_nobody()}</span>
                            </p>
                        }
                    }
                }}
                <div class="actions">
                    {may_invite
                        .then(|| {
                            view! {
                                <Form state=invite>
                                    <input type="hidden" name="appeal" value=id.to_string() />
                                    <button class="button button--main">{button}</button>
                                </Form>
                            }
                        })}
                    {back
                        .map(|id| {
                            view! {
                                <Form state=withdraw>
                                    <input type="hidden" name="id" value=id />
                                    <button class="button">{t.review_withdraw()}</button>
                                </Form>
                            }
                        })}
                </div>
            </div>
        </li>
    }
}

/// Who looks at it, or until when the code is good.
#[component]
fn Who(review: Invited) -> impl IntoView {
    let t = use_texts();
    match review.taken {
        Some((organisation, at)) => view! { <p>{t.review_taken(&organisation)} " " <Moment at=at /></p> },
        None => view! { <p>{t.review_open(&review.expires_at.date(t.0))}</p> },
    }
}

/// That there are appeals that no moderator can decide, at the desk.
#[component]
pub fn StuckAppeals() -> impl IntoView {
    let t = use_texts();
    let stuck = use_asked(|| ReadStuckAppeals {});
    view! {
        <LoadedIf
            asked=stuck
            show=move |stuck| {
                stuck
                    .is_some_and(|stuck| !stuck.is_empty())
                    .then(|| {
                        view! {
                            <p class="notice">
                                <span>{t.reviews_stuck()} " " <a href=REVIEWS>{t.reviews()}</a></span>
                            </p>
                        }
                    })
            }
        />
    }
}

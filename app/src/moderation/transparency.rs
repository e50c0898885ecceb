//! The transparency report of a period (Regulation (EU) 2022/2065, article 15).

use crate::moderation::{
    figures::{article, columns, name, part, value, which},
    record::RECORD,
    server_fns::ReadTransparency,
};
use leptos::prelude::*;
use leptos_router::{components::Form as GetForm, hooks::use_query_map};
use naast_domain::moderation::transparency::{Article, Figure, Period, PeriodPart, Transparency};
use naast_ui::{
    field::Choice,
    loaded::{Loaded, use_asked},
    page::PageTitle,
    surroundings::{use_texts, use_today},
    texts::{FiguresCaption, PeriodWords},
    view,
};

const HERE: &str = "/moderation/transparency";

/// The page.
#[component]
pub fn TransparencyPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let report = use_asked(move || {
        query.with(|query| ReadTransparency {
            year: query.get("year").unwrap_or_default(),
            part: query.get("part").unwrap_or_default(),
        })
    });
    view! {
        <PageTitle text=t.transparency().to_owned() />
        <div class="wrap page stack gap-6">
            <h1>{t.transparency()}</h1>
            <p class="lede">{t.transparency_lede()}</p>
            <Loaded asked=report show=|report| view! { <Report report=report /> } />
            <p>
                <a href=RECORD>{t.moderation_record()}</a>
            </p>
        </div>
    }
}

#[component]
fn Report(report: Transparency) -> impl IntoView {
    let t = use_texts();
    let (period, today) = (report.period, use_today());
    let (from, until) = (period.first().start().date(t.0), period.last().start().date(t.0));
    let figures = report.figures();
    let parts = Article::ALL.iter().map(|article| {
        let figures = figures.iter().filter(|figure| figure.article == *article).cloned().collect::<Vec<_>>();
        view! { <Part article=*article figures=figures /> }
    });
    view! {
        <Choose period=period />
        <p>
            <b>
                {t
                    .period_words(PeriodWords {
                        from: &from,
                        until: &until,
                    })}
            </b>
            " "
            {(period.last() >= today).then(|| t.period_goes_on())}
        </p>
        <p>{t.counted_how()}</p>
        {parts.collect_view()}
        <Along period=period />
    }
}

#[component]
fn Choose(period: Period) -> impl IntoView {
    let t = use_texts();
    let mut years = Period::years(use_today());
    if !years.contains(&period.year()) {
        years.push(period.year());
    }
    let years = years.into_iter().map(|year| (year.to_string(), year.to_string()));
    let parts = PeriodPart::ALL.iter().map(move |it| (it.word().to_owned(), part(t, *it).to_owned()));
    view! {
        <GetForm method="GET" action=HERE attr:class="filters">
            <Choice name="year" label=t.period_year() options=years.collect() value=period.year().to_string() />
            <Choice name="part" label=t.period_part() options=parts.collect() value=period.part.word() />
            <button class="button">{t.show()}</button>
        </GetForm>
    }
}

/// One part of article 15, with its figures in a table.
#[component]
fn Part(article: Article, figures: Vec<Figure>) -> impl IntoView {
    let t = use_texts();
    let (title, words) = self::article(t, article);
    let rows = figures.into_iter().map(|figure| {
        view! {
            <tr>
                <th scope="row">{name(t, figure.name)}</th>
                <td data-label=t.figure_which()>{which(t, &figure.which)}</td>
                <td data-label=t.figure_value()>{value(t, figure.value)}</td>
            </tr>
        }
    });
    view! {
        <section class="stack gap-3">
            <h2>{title}</h2>
            <p>{words}</p>
            <table class="record">
                <caption>
                    {t
                        .figures_caption(FiguresCaption {
                            article: title,
                            number: article.word(),
                        })}
                </caption>
                <thead>
                    <tr>
                        <th scope="col">{t.figure_what()}</th>
                        <th scope="col">{t.figure_which()}</th>
                        <th scope="col">{t.figure_value()}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

/// The same figures as a file, with its columns explained.
#[component]
fn Along(period: Period) -> impl IntoView {
    let t = use_texts();
    let columns = columns(t).map(|(name, words)| {
        view! {
            <dt>{name}</dt>
            <dd>{words}</dd>
        }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="along">
            <h2 id="along">{t.take_figures_along()}</h2>
            <p>
                <a href=period.address("/moderation/transparency.csv") rel="external" type="text/csv">
                    {t.record_csv()}
                </a>
            </p>
            <p>{t.take_figures_along_hint()}</p>
            <dl class="terms">{columns.into_iter().collect_view()}</dl>
        </section>
    }
}

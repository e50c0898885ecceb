//! Versions side by side in time: what was added is marked with `ins`, what was taken out with `del`.

use crate::{moment::Moment, pager::Pager, surroundings::use_texts, view};
use leptos::prelude::*;
use naast_domain::version::Version;

/// How many steps comparing may take for a page in all: some ten milliseconds. What goes beyond it is shown as a whole, so that
/// nobody keeps the server busy with texts that they made for it.
const STEPS: usize = 4_000_000;

/// A stretch of words of one kind.
#[derive(Debug, PartialEq, Eq)]
enum Stretch {
    Same(String),
    Added(String),
    Removed(String),
}

/// Versions, the newest first; given the oldest first. One before them, if they do not begin with version 1, is only compared
/// with.
#[component]
pub fn Versions(
    versions: Vec<Version>,
    /// The address of the page.
    here: String,
) -> impl IntoView {
    let t = use_texts();
    let mut shown = Vec::new();
    let mut steps = STEPS;
    let (base, versions) = match &versions[..] {
        [base, rest @ ..] if base.version > 1 => (Some(base), rest),
        all => (None, all),
    };
    let older = versions.first().filter(|_| base.is_some()).map(|oldest| format!("{here}?before={}", oldest.version));
    let mut before = base.filter(|base| base.sealed_by.is_none() || !base.text.is_empty());
    for version in versions {
        if version.sealed_by.is_some() && version.text.is_empty() {
            shown.push(view! { <Kept version=version.clone() /> });
            continue;
        }
        let title = compare(before.map_or("", |before| &before.title), &version.title, &mut steps);
        let text = compare(before.map_or("", |before| &before.text), &version.text, &mut steps);
        let is_first = before.is_none();
        before = Some(version);
        let show = move |stretches: Vec<Stretch>| {
            let stretches = stretches.into_iter().map(|stretch| match stretch {
                Stretch::Added(words) if !is_first => view! { <ins>{words}</ins> },
                Stretch::Removed(words) => view! { <del>{words}</del> },
                Stretch::Same(words) | Stretch::Added(words) => words.into_any(),
            });
            stretches.collect_view()
        };
        let has_title = !version.title.is_empty();
        shown.push(view! {
            <article class="card stack gap-3">
                <h2>{t.version_number(&version.version.to_string())} " · " <Moment at=version.saved_at /></h2>
                {has_title
                    .then(|| {
                        view! {
                            <p>
                                <b>{show(title)}</b>
                            </p>
                        }
                    })}
                <p class="version">{show(text)}</p>
            </article>
        });
    }
    shown.reverse();
    view! {
        <p class="soft">{t.versions_hint()}</p>
        {shown}
        <Pager next=older label=t.older_versions() />
    }
}

/// A version that a moderator asked to change: that it was there, and why it is not shown.
#[component]
fn Kept(version: Version) -> impl IntoView {
    let t = use_texts();
    let reasons = version.sealed_by.map(|measure| format!("/moderation/measures/{measure}"));
    view! {
        <article class="card stack gap-3">
            <h2>{t.version_number(&version.version.to_string())} " · " <Moment at=version.saved_at /></h2>
            <p class="soft">
                {t.version_sealed()} " " {reasons.map(|href| view! { <a href=href>{t.read_reasons()}</a> })}
            </p>
        </article>
    }
}

/// Compares word by word: what both begin and end with is the same, between it by the longest common run of words (Hunt and
/// Szymanski's problem, solved by table). The table grows with the square of their length: when no steps are left for it, that
/// is replaced as a whole.
fn compare(old: &str, new: &str, steps: &mut usize) -> Vec<Stretch> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive(' ').collect(), new.split_inclusive(' ').collect());
    let is_same = |(old, new): &(&&str, &&str)| old.trim_end() == new.trim_end();
    let begin = old.iter().zip(&new).take_while(is_same).count();
    let end = old[begin..].iter().rev().zip(new[begin..].iter().rev()).take_while(is_same).count();
    let (between, rest) = (begin..old.len() - end, new.len() - end);
    let mut out = Vec::new();
    if begin > 0 {
        out.push(Stretch::Same(new[..begin].concat()));
    }
    for stretch in compare_between(&old[between], &new[begin..rest], steps) {
        join(&mut out, stretch);
    }
    if end > 0 {
        join(&mut out, Stretch::Same(new[rest..].concat()));
    }
    out
}

fn compare_between(old: &[&str], new: &[&str], steps: &mut usize) -> Vec<Stretch> {
    let Some(left) = steps.checked_sub(old.len() * new.len()) else {
        return vec![Stretch::Removed(old.concat()), Stretch::Added(new.concat())];
    };
    *steps = left;
    let width = new.len() + 1;
    let mut common = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i].trim_end() == new[j].trim_end() {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i].trim_end() == new[j].trim_end() {
            join(&mut out, Stretch::Same(new[j].to_owned()));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[(i + 1) * width + j] >= common[i * width + j + 1]) {
            join(&mut out, Stretch::Removed(old[i].to_owned()));
            i += 1;
        } else {
            join(&mut out, Stretch::Added(new[j].to_owned()));
            j += 1;
        }
    }
    out
}

fn join(out: &mut Vec<Stretch>, next: Stretch) {
    match (out.last_mut(), next) {
        (Some(Stretch::Same(last)), Stretch::Same(words))
        | (Some(Stretch::Added(last)), Stretch::Added(words))
        | (Some(Stretch::Removed(last)), Stretch::Removed(words)) => last.push_str(&words),
        (_, next) => out.push(next),
    }
}

#[cfg(test)]
mod tests {
    use super::{STEPS, Stretch::*, compare};

    #[test]
    fn what_changed_is_marked_word_by_word() {
        let compare = |old: &str, new: &str| compare(old, new, &mut STEPS.clone());
        let stretches = compare("een rode fiets", "een blauwe fiets erbij");
        assert_eq!(
            stretches,
            [
                Same("een ".into()),
                Removed("rode ".into()),
                Added("blauwe ".into()),
                Same("fiets ".into()),
                Added("erbij".into())
            ]
        );
        assert_eq!(compare("", "nieuw"), [Added("nieuw".into())]);
        assert_eq!(compare("een bankje", "een bankje"), [Same("een bankje".into())]);
        assert_eq!(compare("het is is", "het is"), [Same("het is".into()), Removed("is".into())]);
    }

    #[test]
    fn texts_made_to_be_slow_are_replaced_as_a_whole_and_what_is_the_same_costs_nothing() {
        let (old, new) = ("a b ".repeat(1_500), "b c ".repeat(1_500));
        let mut steps = STEPS;
        assert_eq!(compare(&old, &new, &mut steps), [Removed(old.clone()), Added(new)]);
        assert_eq!(steps, STEPS, "nothing was compared");
        let edited = format!("{old}en meer");
        assert_eq!(compare(&old, &edited, &mut steps), [Same(old.clone()), Added("en meer".into())]);
        assert_eq!(steps, STEPS);
        let short = "a ".repeat(1_000);
        let other = format!("b {}b", "a c ".repeat(500));
        for _ in 0..5 {
            compare(&short, &other, &mut steps);
        }
        assert!(steps < 1_000_000, "a page has its steps once: {steps}");
    }
}

//! Versions side by side in time: what was added is marked with `ins`, what was taken out with `del`.

use crate::{moment::Moment, surroundings::use_texts};
use leptos::prelude::*;
use naast_domain::version::Version;

/// A stretch of words of one kind.
#[derive(Debug, PartialEq, Eq)]
enum Stretch {
    Same(String),
    Added(String),
    Removed(String),
}

/// All versions, the newest first.
#[component]
pub fn Versions(versions: Vec<Version>) -> impl IntoView {
    let t = use_texts();
    let mut shown = Vec::new();
    let mut before: Option<&Version> = None;
    for version in &versions {
        if version.sealed_by.is_some() && version.text.is_empty() {
            shown.push(view! { <Kept version=version.clone() /> }.into_any());
            continue;
        }
        let title = compare(before.map_or("", |before| &before.title), &version.title);
        let text = compare(before.map_or("", |before| &before.text), &version.text);
        let is_first = before.is_none();
        before = Some(version);
        let show = move |stretches: Vec<Stretch>| {
            let stretches = stretches.into_iter().map(|stretch| match stretch {
                Stretch::Added(words) if !is_first => view! { <ins>{words}</ins> }.into_any(),
                Stretch::Removed(words) => view! { <del>{words}</del> }.into_any(),
                Stretch::Same(words) | Stretch::Added(words) => words.into_any(),
            });
            stretches.collect_view()
        };
        let has_title = !version.title.is_empty();
        shown.push(
            view! {
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
            }
            .into_any(),
        );
    }
    shown.reverse();
    view! {
        <p class="soft">{t.versions_hint()}</p>
        {shown}
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

/// Compares word by word, by the longest common run of words (Hunt and Szymanski's problem, solved by table).
/// Very long texts are compared as a whole: the table would grow with the square of their length.
fn compare(old: &str, new: &str) -> Vec<Stretch> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive(' ').collect(), new.split_inclusive(' ').collect());
    if old.len() * new.len() > 4_000_000 {
        return vec![Stretch::Removed(old.concat()), Stretch::Added(new.concat())];
    }
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
    use super::{Stretch::*, compare};

    #[test]
    fn what_changed_is_marked_word_by_word() {
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
    }
}

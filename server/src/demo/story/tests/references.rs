//! What the files refer to is there, and everything has what it needs.

use super::*;

#[test]
fn everybody_who_acts_is_a_member() {
    let story = told();
    assert!(story.members.len() >= 40);
    assert!(story.initiatives.len() >= 31);
    assert!(story.members.iter().any(|member| member.manager));
    for initiative in &story.initiatives {
        assert_eq!(initiative.author.is_empty(), initiative.behalf.is_some(), "{}", initiative.number);
        for key in initiators(initiative).into_iter().chain(initiative.support.iter().map(String::as_str)) {
            member(&story, key);
        }
        for offer in &initiative.offer {
            member(&story, &offer.by);
        }
        for step in &initiative.beside {
            official(&story, &step.who);
            if !step.to.is_empty() {
                official(&story, &step.to);
            }
        }
        let there = companions(initiative);
        for pause in &initiative.pause {
            assert!(there.contains(pause.by.as_str()), "{}: only a companion pauses", initiative.number);
        }
        let behalves = initiative.comment.iter().filter_map(|comment| comment.behalf.as_ref());
        for behalf in initiative.behalf.iter().chain(behalves) {
            official(&story, &behalf.by);
            one_of(&behalf.origin, &ORIGINS);
            assert!(!behalf.name.is_empty());
        }
    }
}

#[test]
fn comments_reply_to_earlier_ones_and_answers_have_what_their_kind_asks_for() {
    let story = told();
    for initiative in &story.initiatives {
        let mut ids = BTreeSet::new();
        for said in &initiative.comment {
            let at = format!("{} {}", initiative.number, said.id);
            assert!(said.reply_to.is_empty() || ids.contains(said.reply_to.as_str()), "{at}");
            assert!(ids.insert(said.id.as_str()), "{at} is there twice");
            assert!(said.days_after < initiative.days_ago, "{at} is in the future");
            assert_eq!(said.by.is_empty(), said.behalf.is_some(), "{at}");
            let kind = kind(&story, said);
            if let Some(kind) = kind {
                one_of(kind, &KINDS);
            }
            assert_eq!(said.text.is_empty(), kind == Some("read"), "{at}");
            assert_eq!(said.whom.is_empty(), kind != Some("unknown"), "{at}");
            assert_eq!(said.promise.is_empty(), kind != Some("commitment"), "{at}");
            assert_eq!(said.due_days_after.is_some(), promises(said), "{at}");
            assert!(said.due_days_after.is_none_or(|due| due > said.days_after), "{at}");
            let ways = said.way.len();
            assert!(if kind == Some("exploring") { (2..=4).contains(&ways) } else { ways == 0 }, "{at}: {ways} ways");
            for way in &said.way {
                one_of(&way.state, &["open", "possible", "dead"]);
            }
            assert_eq!(said.decision.is_some(), kind == Some("decision"), "{at}");
            assert!(!said.for_officials || initiators(initiative).contains(said.by.as_str()), "{at}");
            for kept in &said.keeps {
                let made = comment(initiative, kept);
                assert!(promises(made) && made.by == said.by && made.days_after < said.days_after, "{at} keeps {kept}");
            }
            if let Some(backing) = &said.backing {
                assert!(kind.is_some() && official(&story, &backing.by).manager, "{at}");
                assert!(backing.by != said.by && backing.days_after > said.days_after, "{at}");
            }
            if let Some(helped) = &said.helped {
                assert!(kind.is_some() && helped.days_after > said.days_after, "{at}");
                assert!(helped.days_after < initiative.days_ago, "{at}");
                one_of(&helped.says, &["yes", "no"]);
            }
        }
    }
}

#[test]
fn decisions_weigh_values_of_the_organisation_and_one_tipped_it() {
    let story = told();
    for initiative in &story.initiatives {
        for said in &initiative.comment {
            let at = format!("{} {}", initiative.number, said.id);
            let Some(decision) = &said.decision else {
                assert!(said.revises.is_empty(), "{at}");
                continue;
            };
            assert!(said.revises.is_empty() || comment(initiative, &said.revises).decision.is_some(), "{at}");
            one_of(&decision.verdict, &["yes", "no", "partly"]);
            assert_eq!(decision.conditions.is_empty(), decision.verdict != "partly", "{at}");
            for field in [&decision.headline, &decision.tipped, &decision.could_change, &decision.mandate] {
                assert!(!field.is_empty(), "{at}");
            }
            assert!(!decision.objection.is_empty(), "{at}");
            assert!((3..=4).contains(&decision.weight.len()), "{at}");
            assert_eq!(decision.weight.iter().filter(|weight| weight.tipped).count(), 1, "{at}");
            for weight in &decision.weight {
                let is_there = story.organisation.value.iter().any(|value| value.key == weight.value);
                assert!(is_there, "{at}: {}", weight.value);
                one_of(&weight.pull, &["for", "against"]);
            }
        }
    }
}

#[test]
fn what_becomes_of_a_commitment_refers_to_one() {
    for initiative in &told().initiatives {
        let kept = initiative.kept.iter().map(|kept| (&kept.of, kept.days_after));
        let moved = initiative.moved.iter().map(|moved| (&moved.of, moved.days_after));
        let released = initiative.released.iter().map(|released| (&released.of, released.days_after));
        for (of, days_after) in kept.chain(moved).chain(released) {
            let made = comment(initiative, of);
            let is_after = made.days_after < days_after && days_after < initiative.days_ago;
            assert!(promises(made) && is_after, "{}: {of}", initiative.number);
        }
        for branch in &initiative.branched {
            assert!(comment(initiative, &branch.of).days_after < branch.days_after, "{}", initiative.number);
        }
    }
}

#[test]
fn obstacles_are_named_where_they_say() {
    let story = told();
    assert!(story.obstacles.len() >= 6);
    let key = |key: &str| story.obstacles.iter().any(|obstacle| obstacle.key == key);
    for obstacle in &story.obstacles {
        let at = &obstacle.key;
        let initiative = numbered(&story, &obstacle.initiative);
        assert!(obstacle.days_ago < initiative.days_ago, "{at}");
        member(&story, &obstacle.by);
        if !obstacle.comment.is_empty() {
            let named = comment(initiative, &obstacle.comment);
            assert!(named.obstacle == *at && named.by == obstacle.by, "{at}");
            assert!(obstacle.days_ago <= initiative.days_ago - named.days_after, "{at}");
        }
        for number in &obstacle.also {
            assert!(numbered(&story, number).days_ago > obstacle.days_ago, "{at}: {number}");
        }
        if !obstacle.outcome.is_empty() {
            one_of(&obstacle.outcome, &OUTCOMES);
            official(&story, &obstacle.outcome_by);
            assert!(!obstacle.reason.is_empty() && obstacle.outcome_days_ago < obstacle.days_ago, "{at}");
        }
    }
    for comment in story.initiatives.iter().flat_map(|initiative| &initiative.comment) {
        assert!(comment.obstacle.is_empty() || key(&comment.obstacle), "{}", comment.obstacle);
    }
}

#[test]
fn the_organisation_has_values_and_starting_texts() {
    let organisation = told().organisation;
    assert_eq!(organisation.answer_days, 5);
    assert!((6..=8).contains(&organisation.value.len()));
    for value in &organisation.value {
        one_of(&value.kind, &["value", "goal"]);
    }
    assert!((4..=6).contains(&organisation.template.len()));
    for template in &organisation.template {
        one_of(&template.kind, &KINDS);
        assert!(template.text.contains('…'), "{}: nothing to fill in", template.title);
    }
    let themes = |key: &String| organisation.theme.iter().any(|theme| theme.key == *key);
    assert!(told().members.iter().all(|member| member.interests.themes.iter().all(themes)));
}

//! The public record and the transparency report over HTTP: the page, the feed and the files tell the same, and never
//! what they should not.

use crate::server::{PASSWORD, Person, Server, both};
use naast_domain::{
    ids::InitiativeId,
    language::Language,
    measures::{MeasureKind, Subject, statement::StatementInput},
    members::{Role, Viewer},
};
use serde_json::Value;

const FORMATS: [&str; 4] = ["", ".atom", ".csv", ".json"];
/// A reason that a spreadsheet would take for a formula.
const REASON: &str = "=1+1 is geen reden om te schelden";

/// Samira's initiative, in which Bert said something; Els moderates.
struct Stage {
    nadia: Person,
    samira: Person,
    bert: Person,
    els: Person,
}

impl Stage {
    async fn set(server: &Server) -> Self {
        let nadia = server.member("Nadia", Some(Role::Administrator)).await;
        nadia.save_rule("Wij schelden niet").await;
        let samira = server.member("Samira", None).await;
        samira.tell("Een veilige Lindelaan.").await;
        let bert = server.member("Bert", None).await;
        bert.say("", "Lelijke woorden.").await;
        Self { nadia, samira, bert, els: server.member("Els", Some(Role::Moderator)).await }
    }

    async fn take(&self, kind: &str, about: &str) {
        let rule = self.els.client.post(format!("{}/api/house_rules", self.els.url())).json(&serde_json::json!({}));
        let rules: Vec<Value> = rule.send().await.unwrap().json().await.unwrap();
        let rule = rules[0]["id"].to_string();
        self.els.take(kind, about, &[("rule", &rule), ("reason", REASON), ("days", "3")]).await;
    }
}

async fn json(person: &Person, path: &str) -> Value {
    serde_json::from_str(&person.read(path).await).unwrap()
}

both! {
    async fn the_record_is_filtered_in_the_address_in_every_form(server) {
        let stage = Stage::set(&server).await;
        stage.take("hide", "comment:1").await;
        stage.take("warn", "comment:1").await;
        let visitor = server.visitor();
        for format in FORMATS {
            let all = visitor.read(&format!("/moderation/record{format}?kind=&ground=&from=&until=&outcome=all")).await;
            for id in [1, 2] {
                assert!(all.contains(&format!("/moderation/measures/{id}")), "{format}: {all}");
            }
            let warned = visitor.read(&format!("/moderation/record{format}?kind=warn&ground=1")).await;
            assert!(warned.contains("/moderation/measures/2") && !warned.contains("/moderation/measures/1"), "{format}");
            for nothing in ["ground=law", "until=2020-01-01", "outcome=undone", "outcome=appealed", "kind=suspend"] {
                let none = visitor.read(&format!("/moderation/record{format}?{nothing}")).await;
                assert!(!none.contains("/moderation/measures/"), "{format} {nothing}: {none}");
            }
        }
        let told = json(&visitor, "/moderation/record.json").await["measures"][0].clone();
        assert_eq!((&told["house_rule_title_nl"], &told["house_rule_title_fy"]), (&"Wij schelden niet".into(), &Value::Null));
        let table = visitor.read("/moderation/record.csv").await;
        let mut lines = table.lines();
        assert!(lines.next().unwrap().contains(",house_rule,house_rule_title_nl,house_rule_title_en,house_rule_title_fy,law,"));
        assert!(lines.next().unwrap().contains(",1,Wij schelden niet,Wij schelden niet,,"), "{table}");
        let page = visitor.read("/moderation/record?kind=warn&ground=1").await;
        let address = "/moderation/record.atom?kind=warn&amp;ground=1";
        let head = page.split("</head>").next().unwrap();
        assert!(head.contains("rel=\"alternate\"") && head.contains("application/atom+xml") && head.contains(address), "{head}");
        assert!(page.contains("/moderation/record.csv?kind=warn&amp;ground=1"));
        assert!(page.contains("<option value=\"warn\" selected"), "the form shows what was chosen");
    }

    async fn nothing_personal_and_no_hidden_title_is_in_any_form(server) {
        let stage = Stage::set(&server).await;
        for kind in ["warn", "suspend", "lift", "hide"] {
            stage.take(kind, "comment:1").await;
        }
        let visitor = server.visitor();
        for format in FORMATS {
            let told = visitor.read(&format!("/moderation/record{format}")).await;
            assert!(told.contains("Lindelaan"), "{format}");
            let personal = visitor.read(&format!("/moderation/record{format}?kind=suspend")).await;
            for secret in ["Bert", "Samira", "Lindelaan", "Lelijke", "/initiatives/1\"", "/comments/1"] {
                assert!(!personal.contains(secret), "{secret} in {format}: {personal}");
            }
        }
        stage.take("hide", "initiative:1").await;
        for format in FORMATS {
            for reader in [&visitor, &stage.els] {
                let told = reader.read(&format!("/moderation/record{format}")).await;
                assert!(!told.contains("Lindelaan") && !told.contains("Lelijke"), "{format}: {told}");
            }
        }
    }

    async fn the_files_have_their_type_and_tell_of_an_appeal(server) {
        let stage = Stage::set(&server).await;
        stage.take("hide", "comment:1").await;
        let ask = [("_form", "/api/appeal"), ("measure", "1"), ("report", ""), ("words", "Kijk nog eens.")];
        assert!(stage.bert.post("/moderation/measures/1", &ask).await.status().as_u16() < 400);
        let sil = server.member("Sil", Some(Role::Moderator)).await;
        let decide = [("_form", "/api/decide_appeal"), ("appeal", "1"), ("outcome", "reversed"), ("reason", "Dit mag gezegd worden.")];
        assert!(sil.post("/moderation/measures/1", &decide).await.status().as_u16() < 400);
        let visitor = server.visitor();
        for (format, kind) in [("atom", "application/atom+xml"), ("csv", "text/csv"), ("json", "application/json")] {
            let answer = visitor.get(&format!("/moderation/record.{format}")).await;
            assert_eq!(answer.status(), 200);
            assert!(answer.headers()["content-type"].to_str().unwrap().starts_with(kind), "{format}");
        }
        let told = json(&visitor, "/moderation/record.json?outcome=appealed").await;
        let line = &told["measures"][0];
        assert_eq!((told["measures"].as_array().unwrap().len(), &told["next"]), (1, &Value::Null));
        assert_eq!((line["another_look_outcome"].as_str(), line["decided_by"].as_str()), (Some("reversed"), Some("human")));
        assert_eq!((line["house_rule"].as_i64(), line["pointed_at_by_automated_means"].as_bool()), (Some(1), Some(false)));
        assert!(line["undone_at"].is_string() && line["another_look_decided_at"].is_string());
        let table = visitor.read("/moderation/record.csv?kind=hide").await;
        assert!(table.starts_with("id,at,kind,") && table.contains(",'=1+1 is geen reden"), "{table}");
        let feed = visitor.read("/moderation/record.atom?kind=hide").await;
        assert!(feed.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\"") && feed.contains("teruggedraaid"), "{feed}");
        let page = visitor.read("/moderation/record").await;
        assert!(page.contains("een andere moderator: dit wordt teruggedraaid") && page.contains("Een mens besloot dit."));
    }

    async fn each_part_says_where_the_next_one_is(server) {
        let stage = Stage::set(&server).await;
        stage.take("lock", "initiative:1").await;
        let token = server.forum.sign_in("here", None, "els@example.org", PASSWORD).await.unwrap();
        let els: Viewer = server.forum.viewer(Some(&token.0)).await.unwrap();
        let rule = server.forum.house_rules().await.unwrap()[0].id;
        let subject = Subject::Contribution { initiative: InitiativeId(1), comment: None };
        for turn in 0..510 {
            let kind = if turn % 2 == 0 { MeasureKind::Reopen } else { MeasureKind::Lock };
            server.forum.take_measure(&els, kind, subject, &StatementInput::by_rule(rule, REASON)).await.unwrap();
        }
        let visitor = server.visitor();
        let first = json(&visitor, "/moderation/record.json?ground=1").await;
        let next = first["next"].as_str().unwrap().strip_prefix(&server.url).unwrap().to_owned();
        assert!(next.starts_with("/moderation/record.json?ground=1&after="), "{next}");
        let second = json(&visitor, &next).await;
        let count = |told: &Value| told["measures"].as_array().unwrap().len();
        assert_eq!((count(&first), count(&second), &second["next"]), (500, 11, &Value::Null));
        let table = visitor.get("/moderation/record.csv?kind=lock&ground=1").await;
        assert!(table.headers().get("link").is_none(), "all of these fit");
        let table = visitor.get("/moderation/record.csv?ground=1").await;
        let link = table.headers()["link"].to_str().unwrap().to_owned();
        assert!(link.contains("/moderation/record.csv?ground=1&after=") && link.ends_with("rel=\"next\""), "{link}");
        assert_eq!(table.text().await.unwrap().lines().count(), 501);
        let feed = visitor.read("/moderation/record.atom?kind=lock").await;
        assert!(feed.matches("<entry>").count() == 30 && feed.contains("rel=\"next\""), "{feed}");
        let page = visitor.read("/moderation/record?kind=lock").await;
        assert!(page.contains("/moderation/record?kind=lock&amp;after="));
    }

    async fn the_figures_of_a_period_stand_on_a_page_and_in_a_file(server) {
        let stage = Stage::set(&server).await;
        stage.take("hide", "comment:1").await;
        let visitor = server.visitor();
        let page = visitor.read("/moderation/transparency").await;
        assert!(page.contains("Niet bijgehouden in dit forum") && page.contains("15(1)(c)"));
        for (query, name, first, last) in [
            ("?year=2025&part=first", "transparency-2025-first.csv", "2025-01-01", "2025-06-30"),
            ("?year=2024&part=second", "transparency-2024-second.csv", "2024-07-01", "2024-12-31"),
        ] {
            let answer = visitor.get(&format!("/moderation/transparency.csv{query}")).await;
            assert!(answer.headers()["content-disposition"].to_str().unwrap().contains(name));
            assert!(answer.text().await.unwrap().contains(&format!("{first},{last},15(1)(b),reports_received,all,0,count,")));
            assert_eq!(visitor.get(&format!("/moderation/transparency{query}")).await.status(), 200);
        }
        let table = visitor.read("/moderation/transparency.csv").await;
        let columns = "period_from,period_until,article,figure,ground_or_type,value,unit,explanation";
        assert_eq!(table.lines().next(), Some(columns));
        for column in columns.split(',') {
            assert!(table.contains(&format!(",,,column,{column},,,")), "{column} is explained");
            assert!(page.contains(&format!("<dt>{column}")), "{column}");
        }
        assert!(table.contains(",15(1)(a),orders_received,all,,not registered,"));
        assert!(table.contains(",15(1)(c),own_initiative_measures,hide,1,count,"), "{table}");
        for nonsense in ["?year=x", "?year=99999&part=x", "?year=-1"] {
            assert_eq!(visitor.read(&format!("/moderation/transparency.csv{nonsense}")).await, table, "{nonsense}");
        }
        let english = visitor.client.get(format!("{}/moderation/transparency.csv", server.url));
        let english = english.header("accept-language", Language::En.tag()).send().await.unwrap().text().await.unwrap();
        assert!(english.contains("Measures that did not answer a report"));
    }

    async fn a_measure_leads_to_the_house_rule_as_it_read_that_day(server) {
        let stage = Stage::set(&server).await;
        stage.take("hide", "comment:1").await;
        stage.nadia.save_rule("Wij schelden nooit").await;
        let visitor = server.visitor();
        let reasons = visitor.read("/moderation/measures/1").await;
        assert!(reasons.contains("href=\"/house-rules/versions?number=1#rule-1\""), "{reasons}");
        let versions = visitor.read("/house-rules/versions?number=1").await;
        let place = |words: &str| versions.find(words).unwrap_or_else(|| panic!("{words}: {versions}"));
        assert!(place("id=\"rule-2\"") < place("id=\"rule-1\""), "the newest first");
        assert!(place("Wij schelden nooit") < place("Wij schelden niet"));
        assert!(visitor.read("/house-rules").await.contains("href=\"/house-rules/versions\""));
    }

    async fn contact_points_stand_with_the_house_rules_and_redress_with_the_measure(server) {
        let stage = Stage::set(&server).await;
        stage.take("hide", "comment:1").await;
        assert!(!stage.samira.read("/house-rules").await.contains("id=\"contact\""));
        assert!(stage.bert.read("/moderation/measures/1").await.contains("erkende instantie voor het beslechten"));
        let form = [
            ("_form", "/api/change_organisation"),
            ("name", "Gemeente Vechtdrecht"),
            ("short_name", "Vechtdrecht"),
            ("contact_authorities", "juristen@example.org"),
            ("contact_users", "Het wijkhuis"),
            ("contact_languages", "Nederlands en Engels"),
            ("redress[nl]", "De geschilleninstantie in Utrecht"),
        ];
        assert_eq!(stage.nadia.post("/administration/organisation", &form).await.status().as_u16() / 100, 3);
        let rules = stage.samira.read("/house-rules").await;
        for words in ["juristen@example.org", "Het wijkhuis", "Nederlands en Engels"] {
            assert!(rules.contains(words), "{words}");
        }
        let reasons = stage.bert.read("/moderation/measures/1").await;
        assert!(reasons.contains("De geschilleninstantie in Utrecht") && !reasons.contains("erkende instantie voor"));
    }

    async fn too_few_moderators_are_pointed_out_to_those_who_can_do_something(server) {
        let stage = Stage::set(&server).await;
        let settings = "Er zijn minder dan twee moderatoren";
        let desk = "Jij bent nu de enige moderator";
        assert!(stage.nadia.read("/administration/organisation").await.contains(settings));
        assert!(stage.els.read("/moderation").await.contains(desk));
        server.member("Sil", Some(Role::Moderator)).await;
        assert!(!stage.nadia.read("/administration/organisation").await.contains(settings));
        assert!(!stage.els.read("/moderation").await.contains(desk));
    }
}

//! Codes by mail: signing in, joining and choosing another password, by whoever reads the mail of an address, in the browser in which
//! they asked. Neither the answer nor the time that it takes tells whether an address is known here: that is in the mail.

use crate::{
    Forum, Registration, Result, SessionToken,
    accounts::{attempts, lookalikes, members, passwords, secrets},
    boxed,
    mail::sql::{self, codes::Row},
    storage::Writer,
};
use naast_domain::{
    flaw::Flaw,
    ids::MemberId,
    language::Language,
    refusal::Refusal,
    text::{DisplayName, Email},
    time::Timestamp,
};

/// How long a code lets somebody in, and how long it lets them join, in milliseconds: some mail servers keep what comes from a new
/// sender waiting.
const LIFE: i64 = 15 * Timestamp::MINUTE;
const JOINING: i64 = Timestamp::HOUR;
/// How many wrong codes may be typed in a browser, before it asks anew.
const TRIES: i64 = 5;
/// The longest address that somebody goes on at, in bytes.
const BACK: usize = 500;
/// The letters of a code: 40 bits.
const LETTERS: usize = 8;

/// What a browser keeps while it waits for a code; stored as a hash.
#[derive(Debug, Clone)]
pub struct WaitingBrowser(pub String);

/// How long it keeps that, in milliseconds.
pub const WAITING: i64 = JOINING;

/// A code that is to be mailed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeMail {
    pub id: i64,
    pub email: String,
    /// The name that they have here, or will have.
    pub name: String,
    pub language: Option<Language>,
    pub code: String,
    /// Where on the forum they go on; empty for its front page.
    pub back: String,
    /// Whether they wanted to join.
    pub joins: bool,
    /// Whether they have an account.
    pub is_known: bool,
    /// How often it was tried.
    pub tries: i64,
}

/// Whoever asks for a code.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// The address of the client, for limits.
    pub client: &'a str,
    /// What their browser keeps since it asked before.
    pub browser: Option<&'a str>,
    pub language: Language,
    /// Where on the forum they go on; empty for its front page.
    pub back: &'a str,
}

impl Forum {
    /// Whether codes are mailed: mail goes out, and an administrator said where the forum is.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn mails_codes(&self) -> Result<bool> {
        Ok(self.mailing.is_on() && !self.organisation().await?.web_address.is_empty())
    }

    /// Whether whoever joins types a code from their mail first. Not where mails are only shown, as in a demo.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn joins_by_mail(&self) -> Result<bool> {
        Ok(self.mailing.reaches_people() && self.mails_codes().await?)
    }

    /// Mails a code with which this browser signs in, if the address is known.
    ///
    /// # Errors
    /// `Invalid` at `email`; `TooOften` for each client address.
    #[boxed]
    pub async fn ask_code(&self, asker: Asker<'_>, email: &str) -> Result<WaitingBrowser> {
        let email = Email::parse(email).map_err(|flaw| Refusal::field("email", flaw))?;
        self.ask(asker, &email, None).await
    }

    /// Mails a code with which this browser joins; to whoever has an account already, one with which it signs in to that.
    ///
    /// # Errors
    /// As `register`, but for an address that is taken.
    #[boxed]
    pub async fn ask_to_join(&self, asker: Asker<'_>, input: &Registration) -> Result<WaitingBrowser> {
        let (email, name) = input.parse()?;
        lookalikes::must_be_own(&mut self.db.read().await?, &name, None).await?;
        let hash = passwords::hash(&input.password).await?;
        self.ask(asker, &email, Some((&name, &hash))).await
    }

    async fn ask(
        &self,
        asker: Asker<'_>,
        email: &Email,
        joining: Option<(&DisplayName, &str)>,
    ) -> Result<WaitingBrowser> {
        let now = self.clock.now();
        self.note_tries([(format!("code-from:{}", asker.client), attempts::CODES_ASKED)]).await?;
        let browser = match asker.browser {
            Some(browser) => browser.to_owned(),
            None => secrets::token()?,
        };
        let mut tx = self.db.write().await?;
        // Nobody fills the mailbox of somebody else; that it is full is not told either.
        let has_room =
            attempts::has_room(&mut tx, &format!("code-to:{}", email.as_str()), attempts::CODES_TO, now).await?;
        let is_known = members::find_by_email(&mut tx, email.as_str()).await?.is_some();
        if has_room && (is_known || joining.is_some()) {
            let life = if joining.is_some() { JOINING } else { LIFE };
            let new = sql::codes::New {
                browser: &secrets::fingerprint(&browser),
                email: email.as_str(),
                joining: joining.map(|(name, hash)| (name.as_str(), hash)),
                language: asker.language,
                back: if asker.back.len() > BACK { "" } else { asker.back },
                at: now,
                until: now.plus(life),
            };
            sql::codes::insert(&mut tx, &new).await?;
        }
        tx.commit().await?;
        self.codes_asked.send_replace(());
        Ok(WaitingBrowser(browser))
    }

    /// Signs in with a code from a mail, in the browser that asked for it; joins first, if that was asked. A code is good once.
    ///
    /// # Errors
    /// `Invalid` at `code`; `TooOften`; at `name` when it reads as that of somebody else by now.
    #[boxed]
    pub async fn sign_in_with_code(&self, client: &str, browser: Option<&str>, code: &str) -> Result<SessionToken> {
        let (mut tx, member) = self.spend_code(client, browser, code).await?;
        let token = self.begin_session(&mut tx, member).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Chooses another password with a code from a mail, as with one that an administrator gave.
    ///
    /// # Errors
    /// `Invalid` at `password` or `code`; `TooOften`.
    #[boxed]
    pub async fn recover_with_code(
        &self,
        client: &str,
        browser: Option<&str>,
        code: &str,
        password: &str,
    ) -> Result<SessionToken> {
        secrets::judge_password(password, &[]).map_err(|flaw| Refusal::field("password", flaw))?;
        let hash = passwords::hash(password).await?;
        let (mut tx, member) = self.spend_code(client, browser, code).await?;
        let token = self.replace_password(&mut tx, member, &hash).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Whose code it is; with the transaction in which it was spent.
    async fn spend_code(&self, client: &str, browser: Option<&str>, code: &str) -> Result<(Writer, MemberId)> {
        let refused = |flaw| Refusal::field("code", flaw).into();
        let tries = self.note_code("mailed-code", client).await?;
        let (key, now) = (self.signing_key().await?, self.clock.now());
        let browser = browser.map(secrets::fingerprint).unwrap_or_default();
        let mut tx = self.db.write().await?;
        let asked = sql::codes::of_browser(&mut tx, &browser, now, TRIES).await?;
        let typed = plain(code);
        let Some(row) = asked.iter().find(|row| secrets::is_signed_letters(&key, &said(row), &typed)) else {
            sql::codes::count_try(&mut tx, &browser).await?;
            tx.commit().await?;
            return Err(match typed.is_empty() {
                true => refused(Flaw::Empty),
                false if asked.is_empty() => refused(Flaw::CodeOver),
                false => refused(Flaw::Wrong),
            });
        };
        sql::codes::delete(&mut tx, &browser, &row.email).await?;
        tries.forgive(&mut tx).await?;
        let member = match members::find_by_email(&mut tx, &row.email).await? {
            Some(member) => member.id,
            None => self.join_with(&mut tx, row).await?,
        };
        self.prove(&mut tx, member, &row.email).await?;
        Ok((tx, member))
    }

    /// Adds whoever asked to join.
    async fn join_with(&self, tx: &mut Writer, row: &Row) -> Result<MemberId> {
        let over = || Refusal::field("code", Flaw::CodeOver);
        let (name, hash) = row.name.as_deref().zip(row.password_hash.as_deref()).ok_or_else(over)?;
        let email = Email::parse(&row.email).map_err(|_| over())?;
        let name = DisplayName::parse(name).map_err(|flaw| Refusal::field("name", flaw))?;
        lookalikes::must_be_own(tx, &name, None).await?;
        self.join(tx, Some(&email), &name, Some(hash), row.language()).await
    }

    /// Codes that are due to be mailed, who waits longest first.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn codes_to_mail(&self) -> Result<Vec<CodeMail>> {
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        let rows = sql::codes::due(&mut conn, now).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.signing_key().await?;
        let mut mails = Vec::new();
        for row in rows {
            let member = members::find_by_email(&mut conn, &row.email).await?;
            mails.push(CodeMail {
                id: row.id,
                code: grouped(&secrets::signed_letters(&key, &said(&row))),
                joins: row.name.is_some(),
                is_known: member.is_some(),
                name: member.map(|member| member.own_name().to_owned()).or(row.name.clone()).unwrap_or_default(),
                language: row.language(),
                tries: row.mail_tries,
                back: row.back,
                email: row.email,
            });
        }
        Ok(mails)
    }

    /// Notes that a code was mailed, or cannot be; with a moment it is tried again then.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn code_was_mailed(&self, id: i64, again: Option<Timestamp>) -> Result<()> {
        let mut tx = self.db.write().await?;
        sql::codes::mailed(&mut tx, id, again).await?;
        tx.commit().await
    }

    /// Waits until somebody asked for a code here; another server's askers are seen when the outbox is looked at.
    pub fn codes_asked(&self) -> tokio::sync::watch::Receiver<()> {
        self.codes_asked.subscribe()
    }
}

/// Whether this reads as a code from a mail, and not as the longer one that an administrator gives.
pub fn is_mailed_code(typed: &str) -> bool {
    plain(typed).len() == LETTERS
}

/// What a code is made from; nothing of it is stored. Numbers may come again, moments do not.
fn said(row: &Row) -> String {
    format!("sign-in-code:{}:{}:{}:{}", row.id, row.expires_at.0, row.browser, row.email)
}

/// A code as it is compared. Zero, one and eight are none of its letters, and read as those that look like them.
fn plain(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).take(LETTERS + 1).map(|letter| match letter {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        letter => letter.to_ascii_uppercase(),
    });
    letters.collect()
}

/// A code as it is read: two groups of four.
fn grouped(letters: &str) -> String {
    let (first, second) = letters.split_at(letters.len() / 2);
    format!("{first}-{second}")
}

//! The table.

/// The author is whoever wrote what the action is about; the suspended member is that author, holding every role.
pub const TABLE: &str = "
# action                   visitor    citizen    author     suspended  official   moderator  administrator    claimant

# joining_in
propose                    sign-in    yes        yes        suspended  yes        yes        yes        sign-in
support                    sign-in    yes        yes        suspended  yes        yes        yes        sign-in
follow                     sign-in    yes        yes        suspended  yes        yes        yes        sign-in
report                     sign-in    yes        yes        suspended  yes        yes        yes        sign-in
keep_draft                 sign-in    yes        yes        suspended  yes        yes        yes        sign-in
post_comment               sign-in    yes        yes        suspended  yes        yes        yes        sign-in
receive                    sign-in    yes        yes        suspended  yes        yes        yes        sign-in

# answering
post_answer                sign-in    role       role       suspended  yes        role       role       sign-in
stand_beside               sign-in    role       role       suspended  yes        role       role       sign-in
hand_over                  sign-in    role       role       suspended  author     role       role       sign-in
take_over                  sign-in    role       role       suspended  yes        role       role       sign-in
step_back                  sign-in    role       role       suspended  author     role       role       sign-in
pause_clock                sign-in    role       role       suspended  author     role       role       sign-in
resume_clock               sign-in    role       role       suspended  author     role       role       sign-in
answer_kit                 sign-in    role       role       suspended  yes        role       role       sign-in
desk                       sign-in    role       role       suspended  yes        role       role       sign-in
back_answer                sign-in    role       role       suspended  role       role       role       sign-in
keep_commitment            sign-in    role       role       suspended  author     role       role       sign-in
move_commitment            sign-in    role       role       suspended  author     role       role       sign-in
take_on_commitment         sign-in    role       role       suspended  yes        role       role       sign-in
release_commitment         sign-in    author     yes        suspended  author     author     author     author

# on_behalf
enter_on_behalf            sign-in    role       role       suspended  yes        yes        role       sign-in
enter_comment_on_behalf    sign-in    role       role       suspended  yes        yes        role       sign-in
enter_meeting              sign-in    role       role       suspended  yes        yes        role       sign-in
behalf_details             sign-in    role       role       suspended  yes        yes        role       sign-in
issue_claim_code           sign-in    role       role       suspended  yes        yes        role       sign-in
claim                      yes        yes        yes        yes        yes        yes        yes        yes
take_down                  sign-in    sign-in    sign-in    sign-in    sign-in    sign-in    sign-in    yes
take_over_claim            sign-in    yes        yes        suspended  yes        yes        yes        sign-in

# carrying
say_helped                 sign-in    author     yes        suspended  author     author     author     author
declare_done               sign-in    author     yes        suspended  author     author     author     author
reopen                     sign-in    author     yes        suspended  author     author     author     author
offer_help                 sign-in    yes        yes        suspended  yes        yes        yes        sign-in
answer_offer               sign-in    author     yes        suspended  author     author     author     author
withdraw_offer             sign-in    author     author     suspended  author     author     author     sign-in
invite_carrier             sign-in    author     yes        suspended  author     author     author     author
answer_invitation          sign-in    nothing    nothing    suspended  nothing    nothing    nothing    sign-in
stop_carrying              sign-in    author     not-open   suspended  author     author     author     author

# what_answers_need
name_obstacle              sign-in    yes        yes        suspended  yes        yes        yes        sign-in
link_obstacle              sign-in    yes        yes        suspended  yes        yes        yes        sign-in
settle_obstacle            sign-in    role       role       suspended  yes        role       role       sign-in
templates                  sign-in    role       role       suspended  yes        role       yes        sign-in
save_template              sign-in    role       role       suspended  yes        role       role       sign-in
save_template:organisation sign-in    role       role       suspended  role       role       yes        sign-in
retire_template            sign-in    role       role       suspended  role       role       yes        sign-in
interests                  sign-in    role       role       suspended  yes        role       role       sign-in
save_interests             sign-in    role       role       suspended  yes        role       role       sign-in

# changing_words
initiative_source          sign-in    author     yes        suspended  author     author     author     sign-in
edit_initiative            sign-in    author     yes        suspended  author     author     author     sign-in
withdraw_initiative        sign-in    author     yes        suspended  author     author     author     sign-in
comment_source             sign-in    author     yes        suspended  author     author     author     sign-in
edit_comment               sign-in    author     yes        suspended  author     author     author     sign-in
withdraw_comment           sign-in    author     yes        suspended  author     author     author     sign-in
branch_source              sign-in    author     yes        suspended  yes        author     author       sign-in
branch_off                 sign-in    author     yes        suspended  yes        author     author       sign-in
grow                       sign-in    author     yes        suspended  author     author     author       sign-in
initiative_versions:hidden nothing    nothing    yes        yes        nothing    yes        nothing    nothing
comment_versions:hidden    nothing    nothing    yes        yes        nothing    yes        nothing    nothing
initiative_versions        yes        yes        yes        yes        yes        yes        yes        yes
comment_versions           yes        yes        yes        yes        yes        yes        yes        yes

# measures
take_measure:hide          sign-in    role       role       suspended  role       yes        role       sign-in
take_measure:restore       sign-in    role       role       suspended  role       yes        role       sign-in
take_measure:lock          sign-in    role       role       suspended  role       yes        role       sign-in
take_measure:reopen        sign-in    role       role       suspended  role       yes        role       sign-in
dismiss_reports            sign-in    role       role       suspended  role       yes        role       sign-in
take_measure:warn          sign-in    role       role       suspended  role       yes        role       sign-in
take_measure:suspend       sign-in    role       role       suspended  role       yes        role       sign-in
take_measure:lift          sign-in    role       role       suspended  role       yes        role       sign-in
measure                    yes        yes        yes        yes        yes        yes        yes        yes
report_page                sign-in    nothing    yes        yes        nothing    nothing    nothing    sign-in
appeal                     sign-in    author     yes        yes        author     author     author     author
file_notice                yes        yes        yes        yes        yes        yes        yes        yes
notice                     sign-in    role       role       suspended  role       yes        role       sign-in
open_appeals               sign-in    role       role       suspended  role       yes        role       sign-in
decide_appeal              sign-in    role       role       suspended  role       yes        role       sign-in

# second_pair_of_eyes
take_or_propose            sign-in    role       role       suspended  role       yes        role       sign-in
proposed_measures          sign-in    role       role       suspended  role       yes        role       sign-in
confirm_proposal           sign-in    role       role       suspended  role       yes        role       sign-in
decline_proposal           sign-in    role       role       suspended  role       yes        role       sign-in
take_back_proposal         sign-in    role       role       suspended  role       author     role       sign-in
stuck_appeals              sign-in    role       role       suspended  role       yes        yes        sign-in
invite_reviewer            sign-in    role       role       suspended  role       role       yes        sign-in
withdraw_review            sign-in    role       role       suspended  role       role       yes        sign-in
take_on_review             sign-in    yes        own        suspended  yes        yes        yes        sign-in
review                     sign-in    nothing    nothing    suspended  nothing    nothing    nothing    sign-in
moderator_count            sign-in    role       role       suspended  role       yes        yes        sign-in

# casework
cases                      sign-in    role       role       suspended  role       yes        role       sign-in
case                       sign-in    role       role       suspended  role       yes        role       sign-in
flagged_words              sign-in    role       role       suspended  role       role       yes        sign-in
change_flagged_words       sign-in    role       role       suspended  role       role       yes        sign-in
take_in_hand               sign-in    role       role       suspended  role       yes        role       sign-in
let_case_go                sign-in    role       role       suspended  role       author     role       sign-in
note_on_case               sign-in    role       role       suspended  yes        yes        role       sign-in
erase_note                 sign-in    role       role       suspended  author     author     role       sign-in
call_for_help              sign-in    role       role       suspended  yes        role       role       sign-in
aside                      sign-in    role       role       suspended  yes        yes        role       sign-in

# floods
fitting_comments           sign-in    role       role       suspended  role       yes        role       sign-in
clear                      sign-in    role       role       suspended  role       yes        role       sign-in
undo_clearing              sign-in    role       role       suspended  role       yes        role       sign-in
clearing                   sign-in    role       role       suspended  role       yes        role       sign-in
clearings                  sign-in    role       role       suspended  role       yes        role       sign-in
waiting                    sign-in    role       role       suspended  role       yes        role       sign-in
let_through                sign-in    role       role       suspended  role       yes        role       sign-in
refuse_waiting             sign-in    role       role       suspended  role       yes        role       sign-in
defence                    sign-in    role       role       suspended  role       role       yes        sign-in
change_defence             sign-in    role       role       suspended  role       role       yes        sign-in

# profiles
report:profile             sign-in    yes        yes        suspended  yes        yes        yes        sign-in
case:profile               sign-in    role       role       suspended  role       yes        role       sign-in
take_measure:hide:profile  sign-in    role       role       suspended  role       yes        role       sign-in
take_measure:suspend:profile sign-in    role       role       suspended  role       yes        role       sign-in
dismiss_reports:profile    sign-in    role       role       suspended  role       yes        role       sign-in
take_or_propose:profile    sign-in    role       role       suspended  role       yes        role       sign-in
take_in_hand:profile       sign-in    role       role       suspended  role       yes        role       sign-in
note_on_case:profile       sign-in    role       role       suspended  yes        yes        role       sign-in
call_for_help:profile      sign-in    role       role       suspended  yes        role       role       sign-in
aside:profile              sign-in    role       role       suspended  yes        yes        role       sign-in

# administering
first_steps                sign-in    role       role       suspended  role       role       yes        sign-in
members                    sign-in    role       role       suspended  role       role       yes        sign-in
grant_role                 sign-in    role       role       suspended  role       role       yes        sign-in
offer_role                 sign-in    role       role       suspended  role       role       not-open   sign-in
role_offers                sign-in    role       role       suspended  role       role       yes        sign-in
withdraw_role_offer        sign-in    role       role       suspended  role       role       nothing    sign-in
revoke_role                sign-in    role       role       suspended  role       role       yes        sign-in
give_recovery_code         sign-in    role       role       suspended  role       role       yes        sign-in
change_organisation        sign-in    role       role       suspended  role       role       yes        sign-in
save_theme                 sign-in    role       role       suspended  role       role       yes        sign-in
save_house_rule            sign-in    role       role       suspended  role       role       yes        sign-in
save_page                  sign-in    role       role       suspended  role       role       yes        sign-in
set_manager                sign-in    role       role       suspended  role       role       yes        sign-in
save_value                 sign-in    role       role       suspended  role       role       yes        sign-in
save_closing_day           sign-in    role       role       suspended  role       role       yes        sign-in
delete_closing_day         sign-in    role       role       suspended  role       role       yes        sign-in
change_answer_days         sign-in    role       role       suspended  role       role       yes        sign-in
change_needs_second        sign-in    role       role       suspended  role       role       yes        sign-in
mail_overview              sign-in    role       role       suspended  role       role       yes        sign-in

# own_matters
own_waiting                sign-in    yes        yes        yes        yes        yes        yes        sign-in
take_back_post             sign-in    not-open   not-open   not-open   not-open   not-open   not-open   sign-in
draft                      sign-in    yes        yes        yes        yes        yes        yes        sign-in
account                    sign-in    yes        yes        yes        yes        yes        yes        sign-in
my_data                    sign-in    yes        yes        yes        yes        yes        yes        sign-in
for_you                    sign-in    yes        yes        yes        yes        yes        yes        sign-in
for_you_seen               sign-in    yes        yes        yes        yes        yes        yes        sign-in
change_profile             sign-in    yes        yes        suspended  yes        yes        yes        sign-in
change_email               sign-in    yes        yes        yes        yes        yes        yes        sign-in
change_password            sign-in    yes        yes        yes        yes        yes        yes        sign-in
mail_settings              sign-in    yes        yes        yes        yes        yes        yes        sign-in
choose_mail                sign-in    yes        yes        yes        yes        yes        yes        sign-in
ask_confirmation           sign-in    yes        yes        yes        yes        yes        yes        sign-in
close_account              sign-in    yes        yes        yes        yes        yes        yes        sign-in
link_asks_password         yes        yes        yes        yes        yes        yes        yes        yes
invited                    over       over       over       over       over       over       over       over
accept_role                sign-in    over       over       suspended  over       over       over       sign-in
link_sign_on               sign-in    yes        yes        yes        yes        yes        yes        sign-in
unlink_sign_on             sign-in    nothing    nothing    nothing    nothing    nothing    nothing    sign-in
end_session                sign-in    nothing    nothing    nothing    nothing    nothing    nothing    sign-in
sign_out_everywhere        sign-in    yes        yes        yes        yes        yes        yes        sign-in

# reading
initiative                 yes        yes        yes        yes        yes        yes        yes        yes
thread                     yes        yes        yes        yes        yes        yes        yes        yes
said_since                 yes        yes        yes        yes        yes        yes        yes        yes
note_visit                 yes        yes        yes        yes        yes        yes        yes        yes
for_you_count              yes        yes        yes        yes        yes        yes        yes        yes
desk_count                 yes        yes        yes        yes        yes        yes        yes        yes
waiting_count              yes        yes        yes        yes        yes        yes        yes        yes
challenge                  yes        yes        yes        yes        yes        yes        yes        yes
case_count                 yes        yes        yes        yes        yes        yes        yes        yes
profile                    yes        yes        yes        yes        yes        yes        yes        yes
obstacle                   yes        yes        yes        yes        yes        yes        yes        yes
";

# Reporting and removing with a signature or as a formal notice, and what an objector is told. Dates come from the page.
notice-sign = Sign it as a request under the law
notice-sign-say = You do not have to: we decide on your request either way. If you begin here, please fill in all of it but the name.
notice-formal = Make it a formal notice
notice-formal-say = You do not have to: we decide on your report either way. If you begin here, please say above what is wrong, and tick the box. Name and address are up to you.
notice-sealed = Only the person who decides can read it.
notice-stands = Who is in the picture?
notice-stands-self = It shows me, and I did not agree to it being here.
notice-stands-other = I act for a person who is in it and did not agree.
notice-name = Your name
notice-contact = Where we can reach you
notice-signature = Your signature: type your name
notice-signed-as = Signed:
notice-good-faith = I believe in good faith that what I say here is right.
notice-wrong-signed = A signed request needs your signature, where we can reach you, and who is in the picture. Or leave all of it empty.
notice-wrong-faith = Please tick that you believe it in good faith, or leave that part empty.
notice-wrong-explained = Please say above what is wrong, or leave that part empty.
notice-said = You told us
notice-when = We got it
notice-hid = What happened at once
notice-hid-say = The picture went out of sight. No person had looked by then.
notice-due = A person decides by
notice-decided = Decided
notice-why-stays = It is within our rules.
notice-why-gone = It did not fit our rules, or somebody in it or its author wanted it gone.
notice-by-stays = A person looked and decided.
notice-by-gone = A person here, its author, or our rules. Which of them, we tell nobody in any case like this.
notice-redress = Write to who answers for this campaign. You can also go to a court, or to the authority of your country.
desk-why-copy = The same picture was removed elsewhere on this wall
desk-objections-late = { $n ->
    [one] One objection should have been decided by now
   *[other] { $n } objections should have been decided by now
}

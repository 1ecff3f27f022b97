# Signing in.
staff-hello = Welcome, { $name }
staff-sign-in = Sign in
staff-sign-in-say = This link signs you in once, on this device. Your role: { $role }.
staff-not-you = Is this not you? Close this page and tell the person who sent you the link.
problem-staff-link = This link does not work
problem-staff-link-next = A sign-in link works once, for a day. Ask the person who invited you for a new one.

# Before somebody starts. What they agree to here has a version in the code: change that with the meaning.
staff-welcome-title = Before you start
staff-welcome-say = Thank you for helping as { $role }. Please read this first. It takes two minutes.
staff-meet-title = What you may meet
staff-meet-say = People send pictures of a red X on a hand. You decide what others see.
staff-meet-most = Most pictures are just that: a hand and an X.
staff-meet-hard = Some may hurt: blood, fear, sexual content, words that stay with you. Rarely, a picture may show the abuse of a child.
staff-meet-matched = Every picture is first matched by machine against the lists that are loaded here. What matches is sealed away, and you never see it.
staff-meet-veil = Pictures are small, grey and blurred until you choose to look. You never have to look.
staff-care-title = How we take care of you
staff-care-stop = You can stop at any time, for a minute or for good. Nobody asks why.
staff-care-break = Take breaks. What waited for you goes to the others, and nothing is lost.
staff-care-escalate = If a picture may show abuse, there is a button to seal it. It is gone from your screen at once. Do not keep it, copy it or send it to anyone.
staff-care-keep = Do not take screenshots. Do not look for the people you see.
staff-call-title = The person you can call
staff-call-who = Name
staff-call-phone = Phone
staff-call-mail = E-mail
staff-call-say = Call if something stays with you, if somebody may be in danger, or if you are not sure.
staff-agree-title = Do you agree?
staff-agree-adult = I am 18 or over.
staff-agree-read = I have read what I may meet.
staff-agree-agree = I agree to do this work, and I know whom I can call.
staff-agree-do = Start
staff-agree-not = Not now. Sign me out.
staff-to-desk = To the desk
staff-welcome-not-all = Please tick all three. Without them the desk does not open.
staff-welcome-nobody = No one is named yet whom you could call. Ask the organiser to set the safety contact. You can start then.
problem-staff-welcome-first = One step first
problem-staff-welcome-first-next = Nothing was changed. Open the desk, read the welcome page and agree there.

# Me
staff-me-role = Your role: { $role }.
staff-me-welcome = What I agreed to
staff-out-title = Leave
staff-out = Sign out
staff-out-everywhere = Sign out on all my devices

# People, for owners
staff-people-title = People
staff-name = Name
staff-name-hint = As colleagues know them. A first name is enough.
staff-role = Role
staff-state = State
staff-acts = What you can do
staff-state-ready = ready
staff-state-invited = link not used yet
staff-state-lapsed = not ready, needs a new link
staff-new-link = New link
staff-revoke = End access
staff-invite-title = Invite somebody
staff-invite-say = You get a link that signs them in once. Give it to them yourself, over a way you trust.
staff-invite-do = Make the link
staff-bad-name = Please give a name of up to 60 letters.
staff-other-role = Somebody of this name works here as { $role }. End their access first, then invite them again.
staff-last-owner = This is the last owner who can act here. Invite another owner first, and wait until they have started.
problem-staff-name-too-long = This name is too long
problem-staff-name-too-long-next = Please shorten it to 60 letters.
staff-link-title = The link
staff-link-for = The link for { $name }
staff-link-say = Copy it now: it is not shown again. It works once, for a day. Links made for them before no longer work.
staff-link-back = Back to the people
staff-revoke-title = End the access of { $name }?
staff-revoke-say = They are signed out everywhere, at once. What they decided stays as it is.
staff-revoke-do = End access

# Roles
staff-role-owner = owner
staff-role-owner-may = Runs the site: people and settings.
staff-role-organiser = organiser
staff-role-organiser-may = Runs the day. Sees the desk, does not decide.
staff-role-editor = editor
staff-role-editor-may = Writes the pages.
staff-role-moderator = moderator
staff-role-moderator-may = Looks at posts and decides.
staff-role-lead-moderator = lead moderator
staff-role-lead-moderator-may = Decides, gives second opinions, answers appeals and sees how the group does.
staff-role-safety-officer = safety officer
staff-role-safety-officer-may = Takes care of cases. Nobody else sees them.
staff-role-auditor = auditor
staff-role-auditor-may = Reads the trail of decisions and the numbers. Changes nothing.

# What posting waits for
gate-two-moderators = Two moderators, 18 or over, must have started.
staff-role-signatory = second signatory
staff-role-signatory-may = From outside the team. Agrees, as the second of two, to what two people must want. Begins nothing and sees no evidence.
gate-safety-contact = A person to call in danger must be named, with a phone number or an e-mail address.

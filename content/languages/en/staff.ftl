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
problem-staff-training-first = Training first
problem-staff-training-first-next = Nothing was changed. Open the desk: it leads you to a short briefing and ten drawn examples.

# Signing in without a link
staff-enter-wrong = This did not sign you in. Check the name, the password and the code. Each code works once.
staff-enter-password-title = With a password and a code
staff-enter-lost = I have lost my device
staff-passkey-sign-in = Sign in with a passkey
staff-passkey-failed = That did not work. Try again, or use a password and a code.
staff-password = Password
staff-code = Code from the app
staff-code-hint = The digits that your authenticator app shows now.
staff-recover-title = Sign in with a recovery code
staff-recover-say = Take one of the codes you printed. It works once. Then you set up a passkey or a password again.
staff-recover-code = Recovery code
staff-recover-wrong = This did not sign you in. Check the name and the code. Each code works once.
staff-recover-none = No code left? Ask an owner for a new sign-in link.
problem-staff-passkey-wrong = This passkey did not sign you in
problem-staff-passkey-wrong-next = Please try again. If it stays like this, use a password, a recovery code, or ask an owner for a new link.
problem-staff-locked = Too many tries for this name
problem-staff-locked-next = Please wait a little before the next try. A passkey works at any time.

# Showing again who one is
staff-confirm-title = Is it you?
staff-confirm-say = What comes next cannot be undone. Show again who you are. Then press the button there once more.
staff-confirm-elsewhere = You are on another network than when you signed in. Show again who you are. If you did not move, someone may have copied your session: sign out everywhere on your page after this.
staff-confirm-passkey = Use my passkey
staff-confirm-do = It is me
staff-confirm-wrong = That was not right. Check the password and the code. Each code works once.
problem-staff-confirm-first = Show again who you are
problem-staff-confirm-first-next = Nothing was changed. Open the page in a browser, confirm that it is you, then try once more.

# Setting up
staff-set-up-title = How I sign in
staff-set-up-say = Set up one way to sign in. The desk opens then. Your link does not work again.
staff-set-up-has = A second way, on another device, helps when one is lost.
staff-set-up-remove = Remove
staff-set-up-last = This is the only way in that you have. Add another one first.
problem-staff-set-up-first = One step first
problem-staff-set-up-first-next = Nothing was changed. Open the desk and set up a passkey or a password there.
staff-passkeys-title = Passkeys
staff-passkeys-say = Your phone, computer or security key keeps it. You use your finger, face or PIN there, and none of that reaches us.
staff-passkey-add = Add a passkey
staff-passkey-made = Added { $at }, not used yet.
staff-passkey-used = Last used { $at }.
staff-passkey-no-script = A passkey needs JavaScript. A password with codes works without.
staff-passkey-not-here = Passkeys need an address with a name. Here a password with codes does the same.
problem-staff-passkey-not-kept = This passkey was not added
problem-staff-passkey-not-kept-next = Please load the page again and try once more. A device that is listed need not be added again.
staff-password-title = Password and codes
staff-password-add = Set up a password and an authenticator app
staff-password-change = Change the password and the app
staff-password-made = Set up { $at }.
staff-password-choose = Choose a password
staff-password-hint = At least { $least } letters or signs. A few words in a row are good.
staff-password-keep = Keep this
staff-password-back = Back
staff-password-short = This password is too short. Take a few words.
staff-password-long = This password is too long.
staff-password-common = This password is easy to guess. Please take another one.
staff-password-late = This page was too old. Scan the new code and try again.
staff-password-code-wrong = The code was not right. Type what the app shows now.
staff-secret-title = Add us to your app
staff-secret-say = Scan this with an authenticator app.
staff-secret-qr = Code to scan with an authenticator app
staff-secret-typed = Or type this into the app:
staff-codes-title = Recovery codes
staff-codes-left = Codes left: { $left }. New ones replace them.
staff-codes-none = You have no recovery codes. Make some now, for the day a device is lost.
staff-codes-make = Make new codes
staff-codes-say = Print them or write them down, and keep them away from your device. Each works once, with your name. They are not shown again.
staff-codes-kept = I have them

# My sessions
staff-sessions-title = Where I am signed in
staff-sessions-say = We keep the kind of device and the times, and no address.
staff-session = { $device }, since { $at }.
staff-session-used = Last used { $at }.
staff-session-mine = This is here.
staff-session-strange = On { $at } it was used from another network. Nothing was opened there.
staff-session-end = End
staff-sessions-end = End all others
staff-device-phone = Phone
staff-device-tablet = Tablet
staff-device-computer = Computer
staff-device-other = Device

# Another role, and a small group
staff-role-change = Change role
staff-role-change-title = Another role for { $name }
staff-role-change-say = They are signed out everywhere and sign in again.
staff-role-change-do = Change
staff-group-title = Set up a small group
staff-group-say = One person leads, two decide with them, and one from outside agrees to what two people must want. You get a link for each.
staff-group-lead = Who leads
staff-group-lead-hint = They get three links: to decide, to run the site, and to take care of cases. Each is a way in of its own.
staff-group-one = Moderator
staff-group-two = Another moderator
staff-group-outside = Second signatory
staff-group-outside-hint = Somebody who is not in the team, as a lawyer or a partner. They can agree or refuse, and nothing else.
staff-group-do = Make the links
staff-group-twice = { $name } is named twice. Each place needs another person.
staff-group-other-role = { $name } works here as { $role }. Change their role or end their access first.
staff-links-title = The links

# Me
staff-me-role = Your role: { $role }.
staff-me-signatory = What waits for a second person
staff-me-signatures = Requests about cases
staff-me-lines = Changes of help lines
staff-me-pages = Changes of pages
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
staff-state-training = in training
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
staff-role-signatory = second signatory
staff-role-signatory-may = From outside the team. Agrees, as the second of two, to what two people must want. Begins nothing and sees no evidence.

# What posting waits for
gate-two-moderators = Two moderators, 18 or over, must have agreed and passed the training.
gate-safety-contact = A person to call in danger must be named, with a phone number or an e-mail address.

//! Examples that must be found, questions that must not, and texts made to break or slip by.

use super::{
    lists::{self, List},
    phrase::Phrase,
    *,
};
use proptest::prelude::*;

#[test]
fn every_list_can_be_read_and_every_line_is_of_the_form() {
    let files: Vec<_> = lists::read().collect();
    assert_eq!(files.len(), 2);
    for file in files {
        let file = file.unwrap();
        assert_eq!((file.phrases.len(), file.words.len()), (9, 6));
        for line in file.phrases.values().flatten() {
            assert!(Phrase::read(line).is_some(), "{line}");
        }
    }
}

/// What people ask, and must be able to ask.
const QUESTIONS: &[&str] = &[
    "What does the red X on the hand mean?",
    "Why a red X?",
    "What is child sex trafficking?",
    "How do traffickers find children online?",
    "How do people buy children online?",
    "Why do men buy children for sex?",
    "Is it true that it happens in every state?",
    "Can boys be trafficked too?",
    "How can I help?",
    "What are the signs that a child is being trafficked?",
    "I have kids. How do I talk to them about this?",
    "Can my school take part on February 22?",
    "Do I have to post a picture of my face?",
    "How many children were reported in 2023 and in 2024?",
    "Is there a hotline for kids available to call at night?",
    "Can you send me pictures of the X to print?",
    "I want young boys to know they can be victims too. What do I tell them?",
    "What is the difference between smuggling and trafficking?",
    "Is paying for sex with a minor a crime where I live?",
    "Who runs this campaign, and where does the money go?",
    "What was it like in 2010-2020?",
    "¿Qué significa la X roja?",
    "¿Por qué una X roja en la mano?",
    "¿Cómo puedo ayudar?",
    "¿Los niños también pueden ser víctimas?",
    "¿Cuáles son las señales de la trata?",
    "¿Pasa también en México?",
    "¿Puedo participar con mi escuela?",
    "Mum asked me what I drew on my hand, what do I say?",
    "صورة اليد ماذا تعني؟",
    "赤いXとは何ですか",
    "Что значит красный крест?",
    "💬❓",
];

#[test]
fn honest_questions_go_to_a_person_without_more() {
    for text in QUESTIONS {
        assert_eq!(judge(text), Verdict::Review, "{text}");
    }
}

#[test]
fn whoever_tells_of_themselves_is_cared_for_first() {
    for text in [
        "My uncle touches me at night",
        "i was trafficked when i was 14",
        "I’ve been sold by my boyfriend",
        "My boyfriend makes me have sex with men for money",
        "he has my nudes and threatens to send them to my school",
        "Somebody asked me to send naked pics",
        "they wont let me leave the hotel. they won't let me leave",
        "it happened to me too",
        "my daughter is being groomed by a man online",
        "i want to die",
        "m.y s.t.e.p.d.a.d touches me",
        "mу unclе touchеs me", // with Cyrillic letters
        "i am bеing\u{200b} trafficked",
        "Mi tío me toca en la noche",
        "Me violaron cuando tenía 12 años",
        "mi novio me obliga a acostarme con hombres",
        "un hombre me pide fotos desnuda",
        "fui víctima de trata",
        "a mi hija la abusan. a mi hija le paso",
        "ｍｙ ｕｎｃｌｅ ｔｏｕｃｈｅｓ ｍｅ",
        // Also when it names a place or sounds like a case: care goes first.
        "My stepdad sells me at the motel on 5th street",
        "a man said send me nudes and I sent him pics",
    ] {
        assert_eq!(judge(text), Verdict::Disclosure, "{text}");
    }
}

#[test]
fn reports_are_tips() {
    for text in [
        "My neighbor is trafficking girls",
        "I know a man who is selling kids out of a van",
        "I want to report a man in my street",
        "There is a motel where girls are held. There is a motel with girls locked up",
        "Girls are being sold at the spa on Main Street",
        "License plate number is 7ABC123 he took a girl",
        "The trafficker lives at 12 Oak Street",
        "he sells girls, ABC-1234",
        "Mi vecino está vendiendo niñas",
        "Quiero denunciar a un hombre",
        "Tienen niñas en la calle Juárez",
        "El tratante vive en mi colonia",
    ] {
        assert_eq!(judge(text), Verdict::Tip, "{text}");
    }
}

#[test]
fn what_may_be_a_crime_in_itself_is_sealed() {
    for (text, kind) in [
        ("I will kill you all", TextCase::Threat),
        ("we know where you live", TextCase::Threat),
        ("te voy a matar", TextCase::Threat),
        ("i w1ll k1ll you", TextCase::Threat),
        ("hey send me nudes", TextCase::Enticement),
        (
            "how old are you? are you alone? add my snap",
            TextCase::Enticement,
        ),
        ("looking for young girls", TextCase::Enticement),
        ("mándame tu pack", TextCase::Enticement),
        ("s e n d nudes", TextCase::Enticement),
        ("we sell underage girls", TextCase::Offer),
        ("where can i buy a girl for tonight", TextCase::Offer),
        ("vendo niñas precio por whatsapp", TextCase::Offer),
    ] {
        assert_eq!(judge(text), Verdict::Case(kind), "{text}");
    }
}

#[test]
fn what_somebody_else_said_is_for_a_person_to_read() {
    for text in [
        "What should a child do when someone says send me nudes?",
        "Is it grooming if he says it is our little secret?",
    ] {
        let Verdict::Held(signs) = judge(text) else {
            panic!("{text}: {:?}", judge(text))
        };
        assert!(signs.contains(&Sign::Grave), "{text}");
    }
}

fn held(text: &str) -> Vec<Sign> {
    match judge(text) {
        Verdict::Held(signs) => signs,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn ways_to_reach_somebody_are_seen() {
    for (text, sign) in [
        ("call 555-010-0199 please", Sign::Phone),
        ("+1 (555) 010 0199", Sign::Phone),
        ("٥٥٥ ٠١٠ ٠١٩٩", Sign::Phone),
        ("５５５０１００１９９", Sign::Phone),
        ("five five five zero one zero zero", Sign::Phone),
        ("cinco cinco cinco cero uno cero cero", Sign::Phone),
        ("write to ana@example.com", Sign::Email),
        ("ana at gmail dot com", Sign::Handle),
        ("I am @red_ana_99", Sign::Handle),
        ("my snap is redana", Sign::Handle),
        ("mi insta es redana", Sign::Handle),
        ("see https://example.com/x", Sign::Link),
        ("see example.com now", Sign::Link),
        ("is 12 Oak Street near?", Sign::Place),
        ("en la calle Juárez 14", Sign::Place),
        ("what about ABC-1234?", Sign::Plate),
        ("have you met Maria Lopez?", Sign::Name),
        ("ask Mr Miller", Sign::Name),
        ("at Lincoln Elementary we did it", Sign::Name),
        ("this is stupid garbage you idiots", Sign::Abusive),
        ("what is tеst", Sign::MixedScripts),
        ("Is Bob Smith a pedophile?", Sign::Accusation),
    ] {
        assert!(held(text).contains(&sign), "{text}: {:?}", judge(text));
    }
    assert!(never_public("ask Mr Miller").is_empty());
    assert_eq!(never_public("write to ana@example.com"), [Sign::Email]);
}

#[test]
fn dates_and_numbers_are_no_telephones() {
    for text in [
        "on 2027-02-22",
        "22/02/2027",
        "from 2010 to 2020",
        "2010-2024",
        "62,891 reports",
        "1 in 6",
    ] {
        assert!(never_public(text).is_empty(), "{text}");
    }
}

#[test]
fn names_of_lists_are_stable() {
    for sign in Sign::ALL {
        assert_eq!(Sign::parse(sign.name()), Some(sign));
    }
    for kind in TextCase::ALL {
        assert_eq!(TextCase::parse(kind.name()), Some(kind));
    }
    assert!(List::Disclosure < List::Tip);
}

#[test]
fn a_hundred_kilobytes_are_held_and_looked_at_no_further_than_we_read() {
    let long = "x ".repeat(50_000);
    assert!(held(&long).contains(&Sign::TooLong));
    let expands = "\u{fdfa}".repeat(33_000);
    assert!(held(&expands).contains(&Sign::TooLong));
    let marks = format!("a{}", "\u{301}".repeat(50_000));
    assert!(held(&marks).contains(&Sign::TooLong));
    assert_eq!(
        judge(&format!("My uncle touches me {long}")),
        Verdict::Disclosure
    );
}

proptest! {
    #[test]
    fn any_text_is_judged(text in "\\PC{0,200}|.{0,200}") {
        let _ = judge(&text);
    }

    #[test]
    fn bytes_that_are_hardly_text_are_judged(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = judge(&String::from_utf8_lossy(&bytes));
    }

    /// Invisible characters anywhere change nothing.
    #[test]
    fn hidden_characters_do_not_help(at in prop::collection::vec(0usize..28, 0..12), kind in 0usize..6) {
        let hidden = ['\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{00ad}', '\u{202e}'][kind];
        let mut letters: Vec<char> = "My uncle touches me at night".chars().collect();
        for place in at {
            letters.insert(place.min(letters.len()), hidden);
        }
        let text: String = letters.into_iter().collect();
        prop_assert_eq!(judge(&text), Verdict::Disclosure);
    }

    /// Letters that look the same, from other scripts, change nothing.
    #[test]
    fn look_alikes_do_not_help(mask in any::<u32>()) {
        let like = |c: char| match c {
            'a' => 'а', 'e' => 'е', 'o' => 'о', 'c' => 'с', 'y' => 'у', 's' => 'ѕ', 'i' => 'і', 'h' => 'һ', other => other,
        };
        let swap = |(at, c): (usize, char)| if mask >> (at % 32) & 1 == 1 { like(c) } else { c };
        let text: String = "my uncle touches me at night".chars().enumerate().map(swap).collect();
        prop_assert_eq!(judge(&text), Verdict::Disclosure);
    }
}

// The languages of the interface: one entry each, Dutch first. Its texts are in app/texts/TAG/. A language that is not
// complete says in Dutch what it lacks; `cargo xtask texts` tells how far it is. `names` are those of all languages of
// this list, in its order. Weekdays begin on Monday.
languages! {
    Nl {
        tag: "nl",
        own_name: "Nederlands",
        is_complete: true,
        names: "Nederlands Engels Fries",
        thousands: '.',
        weekdays: "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        months: "januari februari maart april mei juni juli augustus september oktober november december",
        short_months: "jan feb mrt apr mei jun jul aug sep okt nov dec",
    }
    En {
        tag: "en",
        own_name: "English",
        is_complete: true,
        names: "Dutch English Frisian",
        thousands: ',',
        weekdays: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        months: "January February March April May June July August September October November December",
        short_months: "jan feb mar apr may jun jul aug sep oct nov dec",
    }
    Fy {
        tag: "fy",
        own_name: "Frysk",
        is_complete: false,
        names: "Nederlânsk Ingelsk Frysk",
        thousands: '.',
        weekdays: "moandei tiisdei woansdei tongersdei freed sneon snein",
        months: "jannewaris febrewaris maart april maaie juny july augustus septimber oktober novimber desimber",
        short_months: "jan feb mrt apr mai jun jul aug sep okt nov des",
    }
}

// The forms: see the pages below /contribute/new/ and /contribute/edit/.

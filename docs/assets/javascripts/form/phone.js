/** Whether the page is laid out for a phone, as in the style sheets. */
export const PHONE = window.matchMedia("(max-width: 44.98em)");

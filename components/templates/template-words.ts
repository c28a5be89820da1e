import type { TemplateVariable } from "@/server/connections/rules/template-variables";

export type TemplatePurpose = "note" | "message";
/** From which side somebody writes. */
export type WriterSide = "candidate" | "recruiter";

/** What a variable is, on the button that writes it. */
export const variableWords: Readonly<Record<TemplateVariable, string>> = { first_name: "Their first name", my_name: "Your name", my_firm: "Your firm", role: "The role", company: "The company" };

export const purposeWords: Readonly<Record<TemplatePurpose, { title: string; description: string; one: string }>> = {
  note: { title: "For requests to connect", description: "For the note of a request, at most 300 letters.", one: "a template for requests" },
  message: { title: "For messages", description: "For what you write in conversations.", one: "a template for messages" },
};

export type Suggestion = { name: string; body: string };

/** Texts to begin with. They are nobody's until somebody keeps one. */
export const suggestions: Readonly<Record<WriterSide, Record<TemplatePurpose, readonly Suggestion[]>>> = {
  recruiter: {
    note: [
      { name: "About a role", body: "Hello {{first_name}}, I am looking for a {{role}} for {{company}} and thought of you. May I tell you more? {{my_name}}, {{my_firm}}" },
      { name: "No role yet", body: "Hello {{first_name}}, I place people in your field and would like to know what would make you move. No obligation. {{my_name}}, {{my_firm}}" },
    ],
    message: [
      { name: "Find a time", body: "Hello {{first_name}},\n\nthank you for connecting. When would suit you for a call of 20 minutes this week?\n\n{{my_name}}" },
      { name: "After an interview", body: "Hello {{first_name}},\n\nhow did your interview for {{role}} at {{company}} go? I hear from them soon and would like to know your side first.\n\n{{my_name}}" },
    ],
  },
  candidate: {
    note: [
      { name: "About a role", body: "Hello {{first_name}}, I am interested in {{role}} at {{company}} and would like to know more. {{my_name}}" },
      { name: "Introduce yourself", body: "Hello {{first_name}}, I am looking for my next role and liked what you work on. May I tell you what I am looking for? {{my_name}}" },
    ],
    message: [
      { name: "Not now", body: "Hello {{first_name}},\n\nthank you for thinking of me. It is not the right time for me; please write again in a few months.\n\n{{my_name}}" },
      { name: "Ask for details", body: "Hello {{first_name}},\n\nthat sounds interesting. Could you tell me about the team, the pay and where the work is done?\n\n{{my_name}}" },
    ],
  },
};

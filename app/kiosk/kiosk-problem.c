/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-problem.h"

#include "civic-date.h"
#include "civic-digits.h"
#include "civic-saudi.h"
#include "civic-tracking-code.h"

#include "kiosk-agent-error.h"

#include <glib/gi18n.h>
#include <string.h>

#define PERSON_ID_DIGITS 10
#define MOBILE_DIGITS 10
#define UNIFIED_NUMBER_DIGITS 10

static guint
count_characters (const char *typed)
{
  g_autofree char *folded = civic_digits_fold (typed != NULL ? typed : "");

  return (guint) g_utf8_strlen (folded, -1);
}

static gboolean
is_only_digits (const char *typed)
{
  g_autofree char *folded = civic_digits_fold (typed != NULL ? typed : "");

  return folded[0] != '\0' && strspn (folded, "0123456789") == strlen (folded);
}

/* Two numbers in one sentence: each has its own plural form. */
static char *
describe_missing_digits (guint entered, guint wanted)
{
  const guint missing = wanted - entered;
  /* Translators: the first half of "2 digits are missing: you entered 8 digits of 10." */
  g_autofree char *first =
    g_strdup_printf (ngettext ("%u digit is missing", "%u digits are missing", missing), missing);
  /* Translators: the second half; the second number is how many there should be. */
  g_autofree char *second = g_strdup_printf (
    ngettext ("you entered %u digit of %u", "you entered %u digits of %u", entered), entered,
    wanted);

  /* Translators: joins the two halves. */
  return g_strdup_printf (_ ("%s: %s."), first, second);
}

static char *
describe_extra_digits (guint entered, guint wanted)
{
  const guint extra = entered - wanted;
  g_autofree char *first = g_strdup_printf (
    ngettext ("There is %u digit too many", "There are %u digits too many", extra), extra);
  g_autofree char *second =
    g_strdup_printf (ngettext ("it has %u digit", "it has %u digits", wanted), wanted);

  return g_strdup_printf (_ ("%s: %s."), first, second);
}

/* A number of known length: what is wrong is told by counting first. `otherwise` is its own rule.
 */
static char *
describe_number (const char *typed, guint wanted, const char *otherwise)
{
  const guint entered = count_characters (typed);

  if (!is_only_digits (typed))
    return g_strdup (_ ("Please enter digits only."));
  if (entered < wanted)
    return describe_missing_digits (entered, wanted);
  if (entered > wanted)
    return describe_extra_digits (entered, wanted);
  return g_strdup (otherwise);
}

/* What to do depends on what it is; what is not named is typed. */
static char *
describe_missing (CivicField *field)
{
  static const char *const by_type[CIVIC_FIELD_NOTICE + 1] = {
    [CIVIC_FIELD_CHOICE] = N_ ("Please choose one of these."),
    [CIVIC_FIELD_CHOICES] = N_ ("Please choose at least one of these."),
    [CIVIC_FIELD_TREE] = N_ ("Please choose from the list."),
    [CIVIC_FIELD_DATE] = N_ ("Please choose a day."),
    [CIVIC_FIELD_SLOT] = N_ ("Please choose a day and a time."),
    [CIVIC_FIELD_GROUP] = N_ ("Please add at least one."),
    [CIVIC_FIELD_DOCUMENTS] = N_ ("Please send this document from your phone with the code above."),
    [CIVIC_FIELD_PIN] = N_ ("Please send the place from your phone."),
    [CIVIC_FIELD_DECLARATION] = N_ ("Please read this and touch it to agree: without it the form "
                                    "cannot be sent."),
    [CIVIC_FIELD_RATING] = N_ ("Please touch one of the stars."),
  };
  const char *sentence = by_type[civic_field_get_field_type (field)];

  return g_strdup (sentence != NULL
                     ? _ (sentence)
                     : _ ("Please fill this in: it is needed for your application."));
}

static gboolean
is_prose (CivicField *field)
{
  const CivicFieldType type = civic_field_get_field_type (field);

  return type == CIVIC_FIELD_TEXT || type == CIVIC_FIELD_LONG_TEXT || type == CIVIC_FIELD_EMAIL ||
         type == CIVIC_FIELD_REFERENCE || type == CIVIC_FIELD_PLAN || type == CIVIC_FIELD_PARCEL;
}

/* An IBAN is not only digits. */
static gboolean
has_letters (CivicField *field)
{
  return civic_field_get_field_type (field) == CIVIC_FIELD_IBAN;
}

static char *
describe_iban_length (const CivicProblem *problem)
{
  return g_strdup_printf (ngettext ("An IBAN has %u letters and digits: you entered %u.",
                                    "An IBAN has %u letters and digits: you entered %u.",
                                    (guint) problem->limit),
                          (guint) problem->limit, (guint) problem->actual);
}

static char *
describe_too_short (const CivicProblem *problem, CivicField *field)
{
  if (has_letters (field))
    return describe_iban_length (problem);
  if (!is_prose (field) && problem->actual < problem->limit)
    return describe_missing_digits ((guint) problem->actual, (guint) problem->limit);
  return g_strdup_printf (ngettext ("This is too short: please write at least %u letter.",
                                    "This is too short: please write at least %u letters.",
                                    (guint) problem->limit),
                          (guint) problem->limit);
}

static char *
describe_too_long (const CivicProblem *problem, CivicField *field)
{
  if (has_letters (field))
    return describe_iban_length (problem);
  if (!is_prose (field) && problem->actual > problem->limit)
    return describe_extra_digits ((guint) problem->actual, (guint) problem->limit);
  return g_strdup_printf (ngettext ("This is too long: please keep it to %u letter.",
                                    "This is too long: please keep it to %u letters.",
                                    (guint) problem->limit),
                          (guint) problem->limit);
}

static char *
describe_bound (const char *sentence, double limit, CivicField *field, const char *language)
{
  CivicText *unit = civic_field_get_unit (field);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *amount = NULL;
  g_auto (GStrv) parts = NULL;

  g_ascii_formatd (number, sizeof number, "%.10g", limit);
  amount = unit != NULL ? g_strdup_printf ("%s %s", number, civic_text_get (unit, language))
                        : g_strdup (number);
  parts = g_strsplit (sentence, "%s", 2);
  return g_strconcat (parts[0], amount, parts[1], NULL);
}

static char *
describe_pattern (CivicField *field, const char *language)
{
  CivicText *message = civic_field_get_pattern_message (field);

  if (message != NULL)
    return g_strdup (civic_text_get (message, language));
  return g_strdup (_ ("This does not look right. Please check it against the hint above."));
}

/* `sentence` has a %s for the day. */
static char *
describe_day (const char *sentence, const CivicProblem *problem, const char *language)
{
  g_autofree char *day =
    problem->limit_text != NULL ? civic_date_display (problem->limit_text, language) : NULL;
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);

  return g_strconcat (parts[0], day != NULL ? day : "", parts[1], NULL);
}

static char *
describe_too_few (const CivicProblem *problem, CivicField *field)
{
  const guint limit = (guint) problem->limit;

  if (civic_field_get_field_type (field) == CIVIC_FIELD_DOCUMENTS)
    return g_strdup_printf (
      ngettext ("Please send at least %u file.", "Please send at least %u files.", limit), limit);
  if (civic_field_get_field_type (field) == CIVIC_FIELD_GROUP)
    return g_strdup_printf (ngettext ("Please add at least %u.", "Please add at least %u.", limit),
                            limit);
  return g_strdup_printf (
    ngettext ("Please choose at least %u.", "Please choose at least %u.", limit), limit);
}

static char *
describe_too_many (const CivicProblem *problem)
{
  const guint limit = (guint) problem->limit;

  return g_strdup_printf (ngettext ("These are too many: at most %u is possible.",
                                    "These are too many: at most %u are possible.", limit),
                          limit);
}

static char *
describe_message (const CivicProblem *problem, const char *language)
{
  if (problem->message != NULL)
    return g_strdup (civic_text_get (problem->message, language));
  return g_strdup (_ ("Please check this answer: it does not fit the others."));
}

/* Where one sentence is enough. */
static const char *const sentences[CIVIC_PROBLEM_LAST + 1] = {
  [CIVIC_PROBLEM_NOT_A_NUMBER] = N_ ("Please enter a number, such as 12 or 12.5."),
  [CIVIC_PROBLEM_NOT_A_CHOICE] = N_ ("Please choose one of these."),
  [CIVIC_PROBLEM_NOT_DIGITS] = N_ ("Please enter digits only."),
  [CIVIC_PROBLEM_NOT_A_SHORT_ADDRESS] =
    N_ ("A short address is 4 letters and 4 digits, such as RAAA2919."),
  [CIVIC_PROBLEM_FORBIDDEN_CHARACTER] =
    N_ ("There is a sign here that cannot be used. Please use letters and digits."),
  [CIVIC_PROBLEM_NOT_AN_EMAIL] =
    N_ ("An e-mail address looks like name@example.com. Please check it."),
  [CIVIC_PROBLEM_NOT_AN_IBAN] =
    N_ ("This IBAN is not right. It begins with SA; please compare it with your bank’s."),
  [CIVIC_PROBLEM_NOT_A_PLATE] =
    N_ ("A plate has 1 to 3 letters and 1 to 4 digits. Please check it against the vehicle."),
  [CIVIC_PROBLEM_NOT_A_REFERENCE] = N_ ("Please use letters, digits, and the signs / - . only."),
  [CIVIC_PROBLEM_NOT_A_DEED] =
    N_ ("A deed’s number is digits only. Please check it against the deed."),
  [CIVIC_PROBLEM_NOT_A_DATE] = N_ ("Please choose a day."),
  [CIVIC_PROBLEM_STOPPED] = N_ ("It is not possible to go on from here."),
  [CIVIC_PROBLEM_NOT_A_PLACE] = N_ ("Please send the place from your phone once more."),
};

static char *
describe_id (const CivicProblem *problem, const char *typed)
{
  switch ((guint) problem->code) {
  case CIVIC_PROBLEM_NOT_A_MOBILE:
    return describe_number (typed, MOBILE_DIGITS,
                            _ ("A mobile number begins with 05. Please check the number."));
  case CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER:
    return describe_number (typed, UNIFIED_NUMBER_DIGITS,
                            _ ("The unified number begins with 7. Please check the number."));
  case CIVIC_PROBLEM_NOT_A_PERSON_ID:
    return describe_number (
      typed, PERSON_ID_DIGITS,
      _ ("This number is not right. Please check it against the ID or Iqama."));
  case CIVIC_PROBLEM_NOT_AN_ESTABLISHMENT:
    return describe_number (
      typed, UNIFIED_NUMBER_DIGITS,
      _ ("This is no unified number (it begins with 7) and no commercial registration. Please "
         "check the number."));
  default:
    return NULL;
  }
}

static char *
describe_bounds (const CivicProblem *problem, CivicField *field, const char *language)
{
  switch ((guint) problem->code) {
  case CIVIC_PROBLEM_TOO_SHORT:
    return describe_too_short (problem, field);
  case CIVIC_PROBLEM_TOO_LONG:
    return describe_too_long (problem, field);
  case CIVIC_PROBLEM_TOO_SMALL:
    return describe_bound (_ ("This is too small: the least is %s."), problem->limit, field,
                           language);
  case CIVIC_PROBLEM_TOO_LARGE:
    return describe_bound (_ ("This is too large: the most is %s."), problem->limit, field,
                           language);
  case CIVIC_PROBLEM_TOO_EARLY:
    return describe_day (_ ("This day is too early: please choose %s or later."), problem,
                         language);
  case CIVIC_PROBLEM_TOO_LATE:
    return describe_day (_ ("This day is too late: please choose %s or earlier."), problem,
                         language);
  case CIVIC_PROBLEM_TOO_FEW:
    return describe_too_few (problem, field);
  case CIVIC_PROBLEM_TOO_MANY:
    return describe_too_many (problem);
  default:
    return NULL;
  }
}

static char *
describe_in_western_digits (const CivicProblem *problem,
                            CivicField *field,
                            const char *typed,
                            const char *language)
{
  char *sentence = NULL;

  if (problem->code == CIVIC_PROBLEM_MISSING)
    return describe_missing (field);
  if (problem->code == CIVIC_PROBLEM_PATTERN)
    return describe_pattern (field, language);
  if (problem->code == CIVIC_PROBLEM_RULE)
    return describe_message (problem, language);
  if (sentences[problem->code] != NULL)
    return g_strdup (_ (sentences[problem->code]));
  sentence = describe_id (problem, typed);
  if (sentence == NULL)
    sentence = describe_bounds (problem, field, language);
  return sentence != NULL ? sentence : g_strdup (_ ("Please answer this question again."));
}

/* A code stays as it is written, and a service file chooses its own digits. */
static gboolean
keeps_its_digits (CivicProblemCode code)
{
  return code == CIVIC_PROBLEM_NOT_A_SHORT_ADDRESS || code == CIVIC_PROBLEM_PATTERN ||
         code == CIVIC_PROBLEM_RULE;
}

/* In a row of a group: "boards[1].width" in a path is the second row's width. NULL where it is not
 * about a row. */
static CivicField *
find_row_field (const CivicProblem *problem, CivicField *group, guint *ret_index)
{
  const char *bracket = problem->path != NULL ? strchr (problem->path, '[') : NULL;
  const char *dot = bracket != NULL ? strchr (bracket, '.') : NULL;
  GListModel *fields = civic_field_get_fields (group);

  for (guint i = 0; dot != NULL && i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    if (g_str_equal (civic_field_get_id (field), dot + 1)) {
      *ret_index = (guint) g_ascii_strtoull (bracket + 1, NULL, 10);
      return g_steal_pointer (&field);
    }
  }
  return NULL;
}

static char *
describe_field (const CivicProblem *problem,
                CivicField *field,
                const char *typed,
                const char *language)
{
  g_autofree char *western = describe_in_western_digits (problem, field, typed, language);

  if (keeps_its_digits (problem->code))
    return g_steal_pointer (&western);
  return civic_digits_localise (western, language);
}

static char *
describe_row (const CivicProblem *problem,
              CivicField *group,
              CivicField *field,
              guint index,
              const char *language)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *localised = civic_digits_localise (number, language);
  g_autofree char *sentence = describe_field (problem, field, NULL, language);

  /* Translators: what is wrong in one row of several: "Board 2, Width: Please fill this in." */
  return g_strdup_printf (_ ("%s %s, %s: %s"),
                          civic_text_get (civic_field_get_item (group), language), localised,
                          civic_text_get (civic_field_get_label (field), language), sentence);
}

char *
kiosk_problem_describe (const CivicProblem *problem,
                        CivicField *field,
                        const char *typed,
                        const char *language)
{
  g_autoptr (CivicField) row_field = NULL;
  guint index = 0;

  g_return_val_if_fail (problem != NULL, NULL);
  g_return_val_if_fail (CIVIC_IS_FIELD (field), NULL);

  row_field = find_row_field (problem, field, &index);
  if (row_field != NULL)
    return describe_row (problem, field, row_field, index, language);
  return describe_field (problem, field, typed, language);
}

char *
kiosk_problem_describe_person_id (const char *typed, const char *language)
{
  CivicSaudiPerson person;
  g_autofree char *parsed = civic_saudi_parse_person_id (typed != NULL ? typed : "", &person);
  g_autofree char *western = NULL;

  if (parsed != NULL)
    return NULL;
  if (count_characters (typed) == 0)
    return g_strdup (_ ("Please enter your ID number."));
  western =
    describe_number (typed, PERSON_ID_DIGITS,
                     _ ("This number is not right. Please check it against your ID or Iqama."));
  return civic_digits_localise (western, language);
}

char *
kiosk_problem_describe_mobile (const char *typed, const char *language)
{
  g_autofree char *parsed = civic_saudi_parse_mobile (typed != NULL ? typed : "");
  g_autofree char *western = NULL;

  if (parsed != NULL)
    return NULL;
  if (count_characters (typed) == 0)
    return g_strdup (_ ("Please enter your mobile number."));
  western = describe_number (typed, MOBILE_DIGITS,
                             _ ("A mobile number begins with 05. Please check the number."));
  return civic_digits_localise (western, language);
}

char *
kiosk_problem_describe_code (const char *typed, const char *language)
{
  g_autofree char *bare = civic_tracking_code_parse (typed != NULL ? typed : "");
  const guint entered = count_characters (typed);
  g_autofree char *western = NULL;

  if (bare != NULL)
    return NULL;
  if (entered == 0)
    return g_strdup (_ ("Please enter the code from your receipt."));
  if (entered == CIVIC_TRACKING_CODE_LENGTH)
    return g_strdup (
      _ ("One of the letters or digits is not right. Please compare it with your receipt."));
  western = g_strdup_printf (ngettext ("The code has %u letters and digits: you entered %u.",
                                       "The code has %u letters and digits: you entered %u.",
                                       CIVIC_TRACKING_CODE_LENGTH),
                             CIVIC_TRACKING_CODE_LENGTH, entered);
  return civic_digits_localise (western, language);
}

static KioskProblem
describe_unreachable (KioskStep step)
{
  KioskProblem problem = {
    .icon = "net",
    .title = _ ("The municipality cannot be reached right now"),
    .text = _ ("The line is down for a moment. Nothing you entered is lost. Please try again in a "
               "minute."),
    .retry = _ ("Try again"),
  };

  if (step == KIOSK_STEP_IDENTITY)
    problem.text =
      _ ("Without the line we cannot check your identity. Nothing you entered is lost. "
         "Please try again in a minute.");
  else if (step == KIOSK_STEP_TRACK)
    problem.text = _ ("Without the line we cannot look up your application. Your code stays valid. "
                      "Please try again in a minute.");
  return problem;
}

KioskProblem
kiosk_problem_from_error (const GError *error, KioskStep step)
{
  KioskProblem problem = {
    .icon = "warn",
    .title = _ ("Something went wrong on this kiosk"),
    .text = _ ("Nothing you entered is lost. Please try again, or ask the staff of the centre."),
    .retry = _ ("Try again"),
  };

  if (error == NULL || error->domain != KIOSK_AGENT_ERROR)
    return problem;

  switch ((KioskAgentError) error->code) {
  case KIOSK_AGENT_ERROR_UNREACHABLE:
    return describe_unreachable (step);
  case KIOSK_AGENT_ERROR_GONE:
    problem.title = _ ("This kiosk needs a moment");
    problem.text =
      _ ("A part of it is starting again. Nothing you entered is lost. Please try again in "
         "a few seconds.");
    break;
  case KIOSK_AGENT_ERROR_NOT_STORED:
    problem.icon = "box";
    problem.title = _ ("Your application was not accepted");
    problem.text = _ ("This kiosk has no room left to keep it safely. Your form is kept as it is. "
                      "Please tell the staff of the centre, then try again.");
    break;
  case KIOSK_AGENT_ERROR_REFUSED:
  case KIOSK_AGENT_ERROR_TOO_MANY:
    problem.title = _ ("The municipality did not accept this");
    problem.text =
      _ ("Please check what you entered and try again, or ask the staff of the centre.");
    break;
  case KIOSK_AGENT_ERROR_NOT_FOUND:
    problem.icon = "search";
    problem.title = _ ("The municipality does not find it");
    problem.text =
      _ ("Please check the number you entered and try again, or ask the staff of the centre.");
    break;
  case KIOSK_AGENT_ERROR_TOO_LATE:
    problem.title = _ ("This has been done meanwhile");
    problem.text = _ ("Somebody was before you, or it is paid already. Please look at it again.");
    break;
  case KIOSK_AGENT_ERROR_NO_MOBILE:
  case KIOSK_AGENT_ERROR_NOT_READY:
  case KIOSK_AGENT_ERROR_NOT_ALLOWED:
  case KIOSK_AGENT_ERROR_BUSY:
  case KIOSK_AGENT_ERROR_BAD_REQUEST:
  case KIOSK_AGENT_ERROR_BROKEN:
  default:
    break;
  }
  return problem;
}

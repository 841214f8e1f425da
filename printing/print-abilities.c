/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-abilities.h"

static const char *const ability_attributes[] = { "document-format-supported",
                                                  "finishings-supported" };

/* Our jobs are one document of one page, so all of them cut in the same place; the best-meant one
 * comes first. */
static const int cuts[] = {
  IPP_FINISHINGS_TRIM_AFTER_JOB,    IPP_FINISHINGS_TRIM_AFTER_DOCUMENTS,
  IPP_FINISHINGS_TRIM_AFTER_COPIES, IPP_FINISHINGS_TRIM,
  IPP_FINISHINGS_TRIM_AFTER_PAGES,
};

void
print_abilities_read (PrintAbilities *self, ipp_t *reply)
{
  ipp_attribute_t *formats =
    ippFindAttribute (reply, "document-format-supported", IPP_TAG_MIMETYPE);
  ipp_attribute_t *finishings = ippFindAttribute (reply, "finishings-supported", IPP_TAG_ENUM);

  *self = (PrintAbilities){ .is_known = formats != NULL };
  if (formats != NULL)
    self->takes_pdf = ippContainsString (formats, "application/pdf");
  for (gsize i = 0; i < G_N_ELEMENTS (cuts) && finishings != NULL && self->cut == 0; i++)
    if (ippContainsInteger (finishings, cuts[i]))
      self->cut = cuts[i];
}

void
print_abilities_ask (PrintAbilities *self, PrintCups *cups)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_GET_PRINTER_ATTRIBUTES);
  ipp_t *reply;

  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                 G_N_ELEMENTS (ability_attributes), NULL, ability_attributes);
  reply = print_cups_ask (cups, request, NULL);
  if (print_cups_is_success (reply))
    print_abilities_read (self, reply);
  ippDelete (reply);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-open311-answers.h"

#include "central-place.h"

#define DEGREES "^-?[0-9]{1,3}(\\.[0-9]{1,18})?$"

/* One form being read. */
typedef struct {
  const CentralForm *form;
  const CentralOpen311Kind *kind;
  char *fault; /* (nullable) the first one */
} Reading;

static char *
read_part (const Reading *self, const char *name)
{
  char *text = central_form_get_text (self->form, name);

  return text && *text ? text : (g_free (text), NULL);
}

static void
refuse (Reading *self, char *fault)
{
  if (self->fault == NULL)
    self->fault = fault;
  else
    g_free (fault);
}

static void
set (CivicAnswers *answers, CivicField *field, const char *typed)
{
  if (field && typed)
    civic_answers_set (answers, civic_field_get_id (field), typed);
}

/* attribute[ID], or attribute[ID][] as often as there are values. */
static void
set_attribute (Reading *self, CivicAnswers *answers, CivicField *field)
{
  const char *id = civic_field_get_id (field);
  g_autofree char *name = g_strdup_printf ("attribute[%s]", id);
  g_autofree char *list_name = g_strdup_printf ("attribute[%s][]", id);
  g_autofree char *text = read_part (self, name);
  GPtrArray *parts = self->form->parts;

  if (civic_field_get_field_type (field) != CIVIC_FIELD_CHOICES) {
    set (answers, field, text);
    return;
  }
  for (guint index = 0; index < parts->len; index++) {
    const CentralFormPart *part = parts->pdata[index];
    g_autofree char *value = central_form_part_get_text (part);

    if (value && (g_str_equal (part->name, name) || g_str_equal (part->name, list_name)))
      civic_answers_toggle (answers, id, value);
  }
}

/* The field that this one stands within is answered first: a cascade forgets what is below. */
static void
set_above (Reading *self, CivicAnswers *answers, CivicField *field)
{
  const char *above_id = civic_field_get_within (field);
  CivicField *above =
    above_id ? civic_service_find_field (self->kind->form.service, above_id) : NULL;
  g_autofree char *name = g_strdup_printf ("attribute[%s]", civic_field_get_id (field));
  g_autofree char *value = above ? read_part (self, name) : NULL;

  if (value && civic_answers_get (answers, above_id) == NULL)
    set (answers, above, central_open311_form_find_above (above, field, value));
}

static void
set_attributes (Reading *self, CivicAnswers *answers)
{
  GListModel *pages = civic_service_get_pages (self->kind->form.service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      if (central_open311_form_name_type (&self->kind->form, field) == NULL)
        continue;
      set_above (self, answers, field);
      set_attribute (self, answers, field);
    }
  }
}

static gboolean
read_degrees (const char *text, double *ret_degrees)
{
  if (text == NULL || !g_regex_match_simple (DEGREES, text, G_REGEX_DOLLAR_ENDONLY, 0))
    return FALSE;
  *ret_degrees = g_ascii_strtod (text, NULL);
  return TRUE;
}

static void
set_place (Reading *self, CivicAnswers *answers)
{
  g_autofree char *latitude = read_part (self, "lat");
  g_autofree char *longitude = read_part (self, "long");
  g_autofree char *address = read_part (self, "address_string");
  CivicField *address_field = self->kind->form.address;
  g_autofree char *canonical = NULL;
  CentralPlace place = { 0 };

  if (address_field &&
      civic_answers_get_typed (answers, civic_field_get_id (address_field)) == NULL)
    set (answers, address_field, address);
  if (latitude == NULL && longitude == NULL)
    return;
  if (!read_degrees (latitude, &place.latitude) || !read_degrees (longitude, &place.longitude) ||
      !central_place_is_in_kingdom (&place)) {
    refuse (self, g_strdup ("lat and long are no place in the Kingdom"));
    return;
  }
  g_free (latitude);
  g_free (longitude);
  latitude = central_place_format (place.latitude);
  longitude = central_place_format (place.longitude);
  canonical = g_strconcat (latitude, ",", longitude, NULL);
  set (answers, self->kind->form.pin, canonical);
}

/* Where its picture lies is kept as words, for whoever looks into the report: a machine that opens
 * what strangers point to can be led anywhere. */
static void
set_description (Reading *self, CivicAnswers *answers)
{
  g_autofree char *description = read_part (self, "description");
  g_autofree char *media_url = read_part (self, "media_url");
  g_autofree char *both =
    g_strjoin (description && media_url ? "\n" : "", description ? description : "",
               media_url ? media_url : "", NULL);

  set (answers, self->kind->form.description, both);
}

/* A number that cannot be called is no reason to refuse a report. */
static void
set_phone (Reading *self, CivicAnswers *answers)
{
  g_autofree char *phone = read_part (self, "phone");
  CivicField *field = self->kind->form.phone;
  CivicProblem *problem = NULL;

  set (answers, field, phone);
  problem = field ? civic_answers_check_field (answers, civic_field_get_id (field)) : NULL;
  if (problem && !civic_field_is_required (field))
    civic_answers_set (answers, civic_field_get_id (field), NULL);
  g_clear_pointer (&problem, civic_problem_free);
}

static const char *
name_parameter (const CentralOpen311Kind *kind, const char *field_id)
{
  const CentralOpen311Form *form = &kind->form;
  CivicField *field = civic_service_find_field (form->service, field_id);

  if (field && field == form->description)
    return "description";
  if (field && field == form->pin)
    return "lat and long";
  if (field && field == form->phone)
    return "phone";
  return NULL;
}

char *
central_open311_answers_describe (const CentralOpen311Kind *kind, const CivicProblem *problem)
{
  const char *slash = strrchr (problem->path, '.');
  const char *field_id = slash ? slash + 1 : problem->path;
  const char *parameter = name_parameter (kind, field_id);
  g_autofree char *attribute = g_strdup_printf ("attribute[%s]", field_id);

  return g_strdup_printf ("%s: %s", parameter ? parameter : attribute,
                          civic_problem_code_to_string (problem->code));
}

CivicAnswers *
central_open311_answers_read (const CentralForm *form,
                              const CentralOpen311Kind *kind,
                              char **ret_fault)
{
  Reading self = { form, kind, NULL };
  g_autoptr (CivicAnswers) answers = civic_answers_new (kind->form.service);
  g_autoptr (GPtrArray) problems = NULL;

  set (answers, kind->form.tree, civic_choice_get_value (kind->choice));
  set_attributes (&self, answers);
  set_place (&self, answers);
  set_description (&self, answers);
  set_phone (&self, answers);
  problems = civic_answers_check_all (answers);
  if (problems->len > 0)
    refuse (&self, central_open311_answers_describe (kind, problems->pdata[0]));
  *ret_fault = self.fault;
  return self.fault ? NULL : g_steal_pointer (&answers);
}

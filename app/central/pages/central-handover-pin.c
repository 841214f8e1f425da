/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-handover-view.h"

#include <math.h>

#include "civic-digits.h"

#include "central-error.h"
#include "central-json.h"
#include "central-place.h"

#define MAXIMUM_ACCURACY_M 100000
#define UNKNOWN_ACCURACY -1
#define ADDRESSES "addresses"
#define SHORT_ADDRESS "short_address"

gboolean
central_handover_pin_draw (GString *html, const CentralHandoverView *view, GError **error)
{
  g_string_append (html, "<section class=\"card here\"><form id=\"here\" method=\"post\">"
                         "<input type=\"hidden\" name=\"latitude\">"
                         "<input type=\"hidden\" name=\"longitude\">"
                         "<input type=\"hidden\" name=\"accuracy_m\"><button class=\"primary\">");
  central_page_append_icon (html, CENTRAL_ICON_PIN);
  central_page_append (html,
                       "%s</button><p class=\"busy\" role=\"status\" data-looking=\"%s\" "
                       "data-not-found=\"%s\"></p></form></section>",
                       view->own->here, view->own->looking, view->own->not_found);
  central_page_append (html,
                       "<section class=\"card\"><form method=\"post\">"
                       "<label class=\"written\"><b>%s</b>"
                       "<input name=\"place\" maxlength=\"2000\" dir=\"ltr\" autocomplete=\"off\" "
                       "required></label><p class=\"hint\">%s</p><button>%s</button></form>"
                       "</section>",
                       view->own->written, view->own->written_hint, view->own->send);
  return TRUE;
}

static gboolean
read_degrees (const CentralForm *form, const char *name, double *ret_degrees)
{
  g_autofree char *text = central_form_get_text (form, name);
  char *end = NULL;

  if (text == NULL || *text == '\0')
    return FALSE;
  *ret_degrees = g_ascii_strtod (text, &end);
  return *end == '\0';
}

static gint64
read_accuracy (const CentralForm *form)
{
  double accuracy_m = 0;

  if (!read_degrees (form, "accuracy_m", &accuracy_m) ||
      !(accuracy_m >= 0 && accuracy_m <= MAXIMUM_ACCURACY_M))
    return UNKNOWN_ACCURACY;
  return llround (accuracy_m);
}

static CentralHandoverFault
fault_of (CentralPlaceResult result)
{
  switch (result) {
  case CENTRAL_PLACE_FOUND:
    return CENTRAL_HANDOVER_NO_FAULT;
  case CENTRAL_PLACE_SHORT_LINK:
    return CENTRAL_HANDOVER_SHORT_LINK;
  case CENTRAL_PLACE_ABROAD:
    return CENTRAL_HANDOVER_ABROAD;
  case CENTRAL_PLACE_NONE:
  default:
    return CENTRAL_HANDOVER_NO_PLACE;
  }
}

/* "raaa 2919" → "RAAA2919". NULL for what is no short national address. */
static char *
read_short_address (const char *text)
{
  g_autofree char *folded = civic_digits_fold (text);
  g_autofree char *upper = g_ascii_strup (folded, -1);

  return g_regex_match_simple ("^[A-Z]{4}[0-9]{4}$", upper, G_REGEX_DOLLAR_ENDONLY, 0)
           ? g_steal_pointer (&upper)
           : NULL;
}

static gboolean
look_up_address (CentralOffice *office,
                 const char *address,
                 GPtrArray **ret_records,
                 GError **error)
{
  g_autoptr (JsonObject) by = json_object_new ();
  CentralQuestion question = { .registry = ADDRESSES, .by = by, .for_anyone = TRUE };

  json_object_set_string_member (by, SHORT_ADDRESS, address);
  return central_registry_look_up (office->registry, &question, ret_records, error);
}

static gboolean
find_address (CentralOffice *office,
              const char *address,
              CentralPlace *ret_place,
              CentralHandoverFault *ret_fault,
              GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  JsonObject *record = NULL;
  g_autofree char *text = NULL;

  if (!look_up_address (office, address, &records, error))
    return FALSE;
  *ret_fault = CENTRAL_HANDOVER_UNKNOWN_ADDRESS;
  if (records->len == 0)
    return TRUE;
  record = json_node_get_object (records->pdata[0]);
  text = g_strconcat (central_json_get_string (record, "latitude"), ",",
                      central_json_get_string (record, "longitude"), NULL);
  *ret_fault = fault_of (central_place_read (text, ret_place));
  return TRUE;
}

static gboolean
read_written (const CentralHandoverView *view,
              CentralPlace *ret_place,
              CentralHandoverFault *ret_fault,
              GError **error)
{
  g_autofree char *text = central_form_get_text (view->form, "place");
  g_autofree char *address = text ? read_short_address (text) : NULL;

  if (address)
    return find_address (view->office, address, ret_place, ret_fault, error);
  *ret_fault = text ? fault_of (central_place_read (text, ret_place)) : CENTRAL_HANDOVER_NO_PLACE;
  return TRUE;
}

static gboolean
read_place (const CentralHandoverView *view,
            CentralPlace *ret_place,
            CentralHandoverFault *ret_fault,
            GError **error)
{
  if (!read_degrees (view->form, "latitude", &ret_place->latitude) ||
      !read_degrees (view->form, "longitude", &ret_place->longitude))
    return read_written (view, ret_place, ret_fault, error);
  *ret_fault =
    central_place_is_in_kingdom (ret_place) ? CENTRAL_HANDOVER_NO_FAULT : CENTRAL_HANDOVER_ABROAD;
  return TRUE;
}

gboolean
central_handover_pin_take (const CentralHandoverView *view,
                           CentralHandoverFault *ret_fault,
                           GError **error)
{
  CentralPlace place = { NAN, NAN };
  g_autofree char *latitude = NULL;
  g_autofree char *longitude = NULL;

  if (!read_place (view, &place, ret_fault, error))
    return FALSE;
  if (*ret_fault != CENTRAL_HANDOVER_NO_FAULT)
    return TRUE;
  latitude = central_place_format (place.latitude);
  longitude = central_place_format (place.longitude);
  return central_store_set_handover_pin (view->office->store, view->handover->id, latitude,
                                         longitude, read_accuracy (view->form), error) &&
         central_handover_finish (view->office, view->handover, error);
}

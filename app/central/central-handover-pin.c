/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-handover-view.h"

#include <math.h>

#include "central-place.h"

#define MAXIMUM_ACCURACY_M 100000
#define UNKNOWN_ACCURACY -1

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
read_written (const CentralForm *form, CentralPlace *ret_place)
{
  g_autofree char *text = central_form_get_text (form, "place");

  switch (text ? central_place_read (text, ret_place) : CENTRAL_PLACE_NONE) {
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

static CentralHandoverFault
read_place (const CentralForm *form, CentralPlace *ret_place)
{
  if (!read_degrees (form, "latitude", &ret_place->latitude) ||
      !read_degrees (form, "longitude", &ret_place->longitude))
    return read_written (form, ret_place);
  return central_place_is_in_kingdom (ret_place) ? CENTRAL_HANDOVER_NO_FAULT
                                                 : CENTRAL_HANDOVER_ABROAD;
}

gboolean
central_handover_pin_take (const CentralHandoverView *view,
                           CentralHandoverFault *ret_fault,
                           GError **error)
{
  CentralPlace place = { NAN, NAN };
  g_autofree char *latitude = NULL;
  g_autofree char *longitude = NULL;

  *ret_fault = read_place (view->form, &place);
  if (*ret_fault != CENTRAL_HANDOVER_NO_FAULT)
    return TRUE;
  latitude = central_place_format (place.latitude);
  longitude = central_place_format (place.longitude);
  return central_store_set_handover_pin (view->office->store, view->handover->id, latitude,
                                         longitude, read_accuracy (view->form), error) &&
         central_handover_finish (view->office, view->handover, error);
}

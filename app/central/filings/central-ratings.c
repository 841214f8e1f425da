/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-tracking-code.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-sealed.h"

#define STARS_MINIMUM 1
#define STARS_MAXIMUM 5

static CentralResponse *
respond_rating (CentralOffice *office,
                const CentralSealed *sealed,
                const char *code,
                gint64 stars,
                GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rating");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "code", code);
  json_builder_set_member_name (builder, "stars");
  json_builder_add_int_value (builder, stars);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

CentralResponse *
central_ratings_post (CentralOffice *office,
                      const CentralRequest *request,
                      const char *tail,
                      GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "rating", error);
  const char *code = sealed ? central_json_get_string (sealed->content, "code") : NULL;
  gint64 stars = sealed ? central_json_get_integer (sealed->content, "stars") : -1;
  g_autoptr (CentralFiling) filing = NULL;
  g_autofree char *now = central_clock_now ();

  if (sealed == NULL)
    return NULL;
  if (stars < STARS_MINIMUM || stars > STARS_MAXIMUM) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED, "$.rating.stars: not %d to %d",
                 STARS_MINIMUM, STARS_MAXIMUM);
    return NULL;
  }
  if (code && civic_tracking_code_is_valid (code) &&
      !central_store_find_filing (office->store, code, &filing, error))
    return NULL;
  if (filing == NULL)
    return central_sealed_respond_problem (sealed, office->keys, "not-found", error);
  if (!central_store_set_rating (office->store, code, stars, now, error))
    return NULL;
  return respond_rating (office, sealed, code, stars, error);
}

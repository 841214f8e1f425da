/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-place.h"

static void
test_finds_a_place_in_what_people_paste (void)
{
  static const char *const texts[] = {
    "21.543333,39.172778",
    "21.543333, 39.172778",
    " 21.543333  39.172778 ",
    "٢١.٥٤٣٣٣٣، ٣٩.١٧٢٧٧٨",
    "geo:21.543333,39.172778?z=17",
    "https://maps.apple.com/?ll=21.543333,39.172778&q=x",
    "https://www.google.com/maps/search/?api=1&query=21.543333%2C39.172778",
    "https://www.google.com/maps/place/X/@24.7,46.6,17z/data=!3m1!3d21.543333!4d39.172778",
    "هنا: https://www.google.com/maps/@21.543333,39.172778,17z",
  };

  for (guint index = 0; index < G_N_ELEMENTS (texts); index++) {
    CentralPlace place = { 0, 0 };
    g_autofree char *latitude = NULL;
    g_autofree char *longitude = NULL;

    g_assert_cmpint (central_place_read (texts[index], &place), ==, CENTRAL_PLACE_FOUND);
    latitude = central_place_format (place.latitude);
    longitude = central_place_format (place.longitude);
    g_assert_cmpstr (latitude, ==, "21.543333");
    g_assert_cmpstr (longitude, ==, "39.172778");
  }
}

static void
test_says_why_there_is_none (void)
{
  static const struct {
    const char *text;
    CentralPlaceResult result;
  } cases[] = {
    { "", CENTRAL_PLACE_NONE },
    { "near the big tree", CENTRAL_PLACE_NONE },
    { "21,39", CENTRAL_PLACE_NONE },
    { "https://maps.app.goo.gl/AbCdEf123", CENTRAL_PLACE_SHORT_LINK },
    { "48.2085,16.3721", CENTRAL_PLACE_ABROAD },
    { "39.172778,21.543333", CENTRAL_PLACE_ABROAD },
    { "\xff\xfe", CENTRAL_PLACE_NONE },
  };

  for (guint index = 0; index < G_N_ELEMENTS (cases); index++) {
    CentralPlace place = { 0, 0 };

    g_assert_cmpint (central_place_read (cases[index].text, &place), ==, cases[index].result);
    g_assert_true (place.latitude == 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/place/finds-a-place-in-what-people-paste",
                   test_finds_a_place_in_what_people_paste);
  g_test_add_func ("/central/place/says-why-there-is-none", test_says_why_there_is_none);
  return g_test_run ();
}

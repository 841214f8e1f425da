/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-catalogue.h"

#include "kiosk-language.h"
#include "kiosk-picker-sheet.h"
#include "kiosk-style.h"

#include "support-stage.h"

typedef struct {
  CivicCatalogue *catalogue;
  GtkWidget *sheet;
  char *chosen;
  guint closed_count;
} Picker;

static void
on_chosen (KioskPickerSheet *sheet, const char *value, Picker *picker)
{
  g_free (picker->chosen);
  picker->chosen = g_strdup (value);
}

static void
on_closed (KioskPickerSheet *sheet, Picker *picker)
{
  picker->closed_count++;
}

static void
set_up (Picker *picker, gconstpointer value)
{
  static const char *const languages[] = { "ar", "en", "ur", NULL };
  g_autofree char *folder =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/data/kiosk/catalogue", NULL);
  g_autoptr (GError) error = NULL;
  CivicService *service = NULL;

  picker->catalogue = civic_catalogue_load (folder, languages, &error);
  g_assert_no_error (error);
  service = civic_catalogue_find (picker->catalogue, "every-field");
  picker->sheet = g_object_ref_sink (kiosk_picker_sheet_new (
    "النشاط", civic_field_get_choices (civic_service_find_field (service, "activity")), value,
    "ar"));
  g_signal_connect (picker->sheet, "chosen", G_CALLBACK (on_chosen), picker);
  g_signal_connect (picker->sheet, "closed", G_CALLBACK (on_closed), picker);
}

static void
tear_down (Picker *picker, gconstpointer value)
{
  g_assert_finalize_object (picker->sheet);
  g_clear_object (&picker->catalogue);
  g_free (picker->chosen);
}

static guint
count_items (Picker *picker)
{
  return g_list_model_get_n_items (
    kiosk_picker_sheet_get_items (KIOSK_PICKER_SHEET (picker->sheet)));
}

static const char *
get_value (Picker *picker, guint position)
{
  g_autoptr (KioskPickerItem) item = g_list_model_get_item (
    kiosk_picker_sheet_get_items (KIOSK_PICKER_SHEET (picker->sheet)), position);

  g_assert_nonnull (item);
  return civic_choice_get_value (kiosk_picker_item_get_choice (item));
}

static void
touch (Picker *picker, guint position)
{
  kiosk_picker_sheet_touch (KIOSK_PICKER_SHEET (picker->sheet), position);
}

static void
search (Picker *picker, const char *wanted)
{
  kiosk_picker_sheet_search (KIOSK_PICKER_SHEET (picker->sheet), wanted);
}

static void
only_a_leaf_is_chosen (Picker *picker, gconstpointer value)
{
  touch (picker, 0);
  g_assert_null (picker->chosen);
  g_assert_cmpuint (count_items (picker), ==, 3);
  g_assert_cmpstr (get_value (picker, 0), ==, "bread");
  touch (picker, 0);
  g_assert_cmpstr (picker->chosen, ==, "bread");
  g_assert_cmpuint (picker->closed_count, ==, 1);
}

static void
back_goes_up_before_it_leaves (Picker *picker, gconstpointer value)
{
  touch (picker, 0);
  touch (picker, 2);
  g_assert_cmpstr (get_value (picker, 0), ==, "grill");
  kiosk_sheet_back (KIOSK_SHEET (picker->sheet));
  g_assert_cmpstr (get_value (picker, 0), ==, "bread");
  kiosk_sheet_back (KIOSK_SHEET (picker->sheet));
  g_assert_cmpstr (get_value (picker, 0), ==, "food");
  g_assert_cmpuint (picker->closed_count, ==, 0);
  kiosk_sheet_back (KIOSK_SHEET (picker->sheet));
  g_assert_cmpuint (picker->closed_count, ==, 1);
  g_assert_null (picker->chosen);
}

static void
a_search_finds_leaves_by_what_people_call_them (Picker *picker, gconstpointer value)
{
  g_autoptr (KioskPickerItem) item = NULL;

  search (picker, "اسماك");
  g_assert_cmpuint (count_items (picker), ==, 1);
  g_assert_cmpstr (get_value (picker, 0), ==, "fish");
  item =
    g_list_model_get_item (kiosk_picker_sheet_get_items (KIOSK_PICKER_SHEET (picker->sheet)), 0);
  g_assert_cmpstr (kiosk_picker_item_get_trail (item), ==, "الأغذية والمشروبات · المطاعم");
  search (picker, "خبز");
  g_assert_cmpstr (get_value (picker, 0), ==, "bread");
  search (picker, "مطاعم");
  g_assert_cmpuint (count_items (picker), ==, 2);
  search (picker, "نن");
  g_assert_cmpuint (count_items (picker), ==, 0);
  kiosk_sheet_back (KIOSK_SHEET (picker->sheet));
  g_assert_cmpuint (count_items (picker), ==, 2);
}

static void
keys_go_to_the_search (Picker *picker, gconstpointer value)
{
  kiosk_sheet_insert (KIOSK_SHEET (picker->sheet), "حلاق");
  g_assert_cmpstr (get_value (picker, 0), ==, "hair");
  kiosk_sheet_insert (KIOSK_SHEET (picker->sheet), "ز");
  g_assert_cmpuint (count_items (picker), ==, 0);
  kiosk_sheet_backspace (KIOSK_SHEET (picker->sheet));
  touch (picker, 0);
  g_assert_cmpstr (picker->chosen, ==, "hair");
}

static void
begins_where_the_former_choice_stands (Picker *picker, gconstpointer value)
{
  g_assert_cmpuint (count_items (picker), ==, 2);
  g_assert_cmpstr (get_value (picker, 1), ==, "fish");
}

int
main (int argc, char *argv[])
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, value, function)                                                                 \
  g_test_add ("/kiosk/picker-sheet/" path, Picker, value, set_up, function, tear_down)
  ADD ("only-a-leaf-is-chosen", NULL, only_a_leaf_is_chosen);
  ADD ("back-goes-up-before-it-leaves", NULL, back_goes_up_before_it_leaves);
  ADD ("a-search-finds-leaves-by-what-people-call-them", NULL,
       a_search_finds_leaves_by_what_people_call_them);
  ADD ("keys-go-to-the-search", NULL, keys_go_to_the_search);
  ADD ("begins-where-the-former-choice-stands", "fish", begins_where_the_former_choice_stands);
#undef ADD

  return g_test_run ();
}

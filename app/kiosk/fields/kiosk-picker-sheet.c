/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-picker-sheet.h"

#include <glib/gi18n.h>

#include "kiosk-button.h"
#include "kiosk-icon.h"
#include "kiosk-words.h"
#include "kiosk-search.h"
#include "kiosk-text-input.h"

/* Nobody reads further: a search that finds more needs another word. */
#define MAXIMUM_FOUND 60

struct _KioskPickerItem {
  GObject parent_instance;

  CivicChoice *choice;
  char *trail;
};

G_DEFINE_FINAL_TYPE (KioskPickerItem, kiosk_picker_item, G_TYPE_OBJECT)

struct _KioskPickerSheet {
  KioskSheet parent_instance;

  GListModel *choices;
  GPtrArray *way; /* (element-type CivicChoice) from the root to where one stands */
  char *value;
  char *language;
  GListStore *items;

  KioskTextInput *search;
  GtkWidget *crumbs;
  GtkWidget *scroller;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (KioskPickerSheet, kiosk_picker_sheet, KIOSK_TYPE_SHEET)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kiosk_picker_item_finalize (GObject *object)
{
  g_clear_object (&KIOSK_PICKER_ITEM (object)->choice);
  g_free (KIOSK_PICKER_ITEM (object)->trail);

  G_OBJECT_CLASS (kiosk_picker_item_parent_class)->finalize (object);
}

static void
kiosk_picker_item_class_init (KioskPickerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_picker_item_finalize;
}

static void
kiosk_picker_item_init (KioskPickerItem *self)
{
}

static void
add_item (GListStore *items, CivicChoice *choice, const char *trail)
{
  g_autoptr (KioskPickerItem) item = g_object_new (KIOSK_TYPE_PICKER_ITEM, NULL);

  item->choice = g_object_ref (choice);
  item->trail = trail != NULL && *trail != '\0' ? g_strdup (trail) : NULL;
  g_list_store_append (items, item);
}

static const char *
get_label (KioskPickerSheet *self, CivicChoice *choice)
{
  return civic_text_get (civic_choice_get_label (choice), self->language);
}

static gboolean
is_leaf (CivicChoice *choice)
{
  return g_list_model_get_n_items (civic_choice_get_choices (choice)) == 0;
}

static GListModel *
get_level (KioskPickerSheet *self)
{
  return self->way->len > 0
           ? civic_choice_get_choices (g_ptr_array_index (self->way, self->way->len - 1))
           : self->choices;
}

/* Found by its own words or by those of what it stands below. */
static gboolean
is_found (KioskPickerSheet *self, CivicChoice *choice, const char *trail, char **words)
{
  g_autofree char *keywords =
    g_strjoinv (" ", (char **) civic_choice_get_keywords (choice, self->language));
  g_autofree char *all = g_strjoin (" ", get_label (self, choice), trail, keywords, NULL);

  return kiosk_search_matches (all, words);
}

static void
find_leaves (KioskPickerSheet *self, GListModel *choices, const char *trail, char **words)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, i);
    g_autofree char *below = NULL;

    if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) >= MAXIMUM_FOUND)
      return;
    if (is_leaf (choice)) {
      if (is_found (self, choice, trail, words))
        add_item (self->items, choice, trail);
      continue;
    }
    below = *trail != '\0' ? g_strjoin (" · ", trail, get_label (self, choice), NULL)
                           : g_strdup (get_label (self, choice));
    find_leaves (self, civic_choice_get_choices (choice), below, words);
  }
}

static void
add_crumb (KioskPickerSheet *self, const char *text, gint32 depth)
{
  GtkWidget *crumb = kiosk_button_new (text, NULL);

  gtk_widget_add_css_class (crumb, "soft");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (crumb), "i", depth);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (crumb), "picker.up");
  if (depth > 0)
    gtk_box_append (GTK_BOX (self->crumbs), kiosk_icon_new ("fwd"));
  gtk_box_append (GTK_BOX (self->crumbs), crumb);
}

static void
show_way (KioskPickerSheet *self, gboolean is_searching)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->crumbs)) != NULL)
    gtk_box_remove (GTK_BOX (self->crumbs), child);
  gtk_widget_set_visible (self->crumbs, self->way->len > 0 && !is_searching);
  /* Translators: the way back to the whole list, before the names one went through. */
  add_crumb (self, _ ("All"), 0);
  for (guint i = 0; i < self->way->len; i++)
    add_crumb (self, get_label (self, g_ptr_array_index (self->way, i)), (gint32) i + 1);
}

static void
fill (KioskPickerSheet *self)
{
  const char *wanted = kiosk_text_input_get_text (self->search);
  g_auto (GStrv) words = kiosk_search_split (wanted);
  const gboolean is_searching = *wanted != '\0';
  GListModel *level = get_level (self);
  guint count;

  g_list_store_remove_all (self->items);
  if (is_searching)
    find_leaves (self, self->choices, "", words);
  for (guint i = 0; !is_searching && i < g_list_model_get_n_items (level); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (level, i);

    add_item (self->items, choice, NULL);
  }
  count = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gtk_widget_set_visible (self->nothing, count == 0);
  gtk_widget_set_visible (self->scroller, count > 0);
  show_way (self, is_searching);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
go_up (KioskPickerSheet *self, guint depth)
{
  g_ptr_array_set_size (self->way, MIN (depth, self->way->len));
  fill (self);
}

static void
activate_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_up (KIOSK_PICKER_SHEET (widget), (guint) g_variant_get_int32 (parameter));
}

static void
on_touched (KioskPickerSheet *self, guint position)
{
  kiosk_picker_sheet_touch (self, position);
}

static void
on_search_activated (KioskPickerSheet *self)
{
  kiosk_text_input_set_active (self->search, TRUE);
  kiosk_sheet_set_keys (KIOSK_SHEET (self),
                        (KioskKeys){ CIVIC_KEYBOARD_LANGUAGE, KIOSK_EXTRA_KEYS_NONE });
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, KioskPickerSheet *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), kiosk_words_new (NULL, "name"));
  gtk_box_append (GTK_BOX (words), kiosk_words_new (NULL, "hint"));
  gtk_widget_add_css_class (row, "line");
  gtk_box_append (GTK_BOX (row), kiosk_icon_new (NULL));
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), kiosk_icon_new (NULL));
  gtk_list_item_set_child (item, row);
}

static void
show_icon (GtkWidget *icon, const char *name)
{
  kiosk_icon_set_icon_name (KIOSK_ICON (icon), name);
  gtk_widget_set_visible (icon, name != NULL);
}

static const char *
get_sign (KioskPickerSheet *self, CivicChoice *choice)
{
  if (!is_leaf (choice))
    return "fwd";
  return g_strcmp0 (civic_choice_get_value (choice), self->value) == 0 ? "ok" : NULL;
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, KioskPickerSheet *self)
{
  KioskPickerItem *line = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *words = gtk_widget_get_next_sibling (gtk_widget_get_first_child (row));
  GtkWidget *name = gtk_widget_get_first_child (words);
  CivicText *hint = civic_choice_get_hint (line->choice);
  const char *more = line->trail;

  if (more == NULL && hint != NULL)
    more = civic_text_get (hint, self->language);
  gtk_label_set_text (GTK_LABEL (name), get_label (self, line->choice));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), more != NULL ? more : "");
  gtk_widget_set_visible (gtk_widget_get_next_sibling (name), more != NULL);
  show_icon (gtk_widget_get_first_child (row), civic_choice_get_icon (line->choice));
  show_icon (gtk_widget_get_last_child (row), get_sign (self, line->choice));
  /* What is touched is the list's own row around ours, which would have no name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, get_label (self, line->choice),
                                  -1);
}

static GtkWidget *
make_list (KioskPickerSheet *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  GtkWidget *list = NULL;

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  list = gtk_list_view_new (selection, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (on_touched), self);
  return list;
}

static void
build (KioskPickerSheet *self)
{
  GtkBox *content = kiosk_sheet_get_content (KIOSK_SHEET (self));

  self->search = KIOSK_TEXT_INPUT (kiosk_text_input_new (KIOSK_TYPING_PROSE));
  kiosk_text_input_set_icon (self->search, "search");
  kiosk_text_input_set_placeholder (self->search, _ ("Search"));
  kiosk_text_input_set_accessible_name (self->search, _ ("Search"));
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->search, "activated", G_CALLBACK (on_search_activated), self);
  gtk_box_append (content, GTK_WIDGET (self->search));

  self->crumbs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->crumbs, "crumbs");
  gtk_box_append (content, self->crumbs);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), make_list (self));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (content, self->scroller);

  self->nothing = kiosk_words_new (NULL, "muted");
  gtk_label_set_text (GTK_LABEL (self->nothing),
                      _ ("Nothing here is called that. Please try another word."));
  gtk_box_append (content, self->nothing);
}

static void
kiosk_picker_sheet_back (KioskSheet *sheet)
{
  KioskPickerSheet *self = KIOSK_PICKER_SHEET (sheet);

  if (*kiosk_text_input_get_text (self->search) != '\0')
    kiosk_text_input_set_text (self->search, "");
  else if (self->way->len > 0)
    go_up (self, self->way->len - 1);
  else
    kiosk_sheet_close (sheet);
}

static void
kiosk_picker_sheet_insert (KioskSheet *sheet, const char *text)
{
  kiosk_text_input_insert (KIOSK_PICKER_SHEET (sheet)->search, text);
}

static void
kiosk_picker_sheet_backspace (KioskSheet *sheet)
{
  kiosk_text_input_backspace (KIOSK_PICKER_SHEET (sheet)->search);
}

static void
kiosk_picker_sheet_finalize (GObject *object)
{
  KioskPickerSheet *self = KIOSK_PICKER_SHEET (object);

  g_clear_object (&self->choices);
  g_clear_object (&self->items);
  g_ptr_array_unref (self->way);
  g_free (self->value);
  g_free (self->language);

  G_OBJECT_CLASS (kiosk_picker_sheet_parent_class)->finalize (object);
}

static void
kiosk_picker_sheet_class_init (KioskPickerSheetClass *klass)
{
  KioskSheetClass *sheet_class = KIOSK_SHEET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kiosk_picker_sheet_finalize;
  sheet_class->back = kiosk_picker_sheet_back;
  sheet_class->insert = kiosk_picker_sheet_insert;
  sheet_class->backspace = kiosk_picker_sheet_backspace;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "picker.up", "i", activate_up);
}

static void
kiosk_picker_sheet_init (KioskPickerSheet *self)
{
  self->way = g_ptr_array_new_with_free_func (g_object_unref);
  self->items = g_list_store_new (KIOSK_TYPE_PICKER_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "picker");
}

/* Where the choice of before stands is where one begins. */
static gboolean
walk_to_value (KioskPickerSheet *self, GListModel *choices)
{
  for (guint i = 0; self->value != NULL && i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, i);

    if (is_leaf (choice)) {
      if (g_strcmp0 (civic_choice_get_value (choice), self->value) == 0)
        return TRUE;
      continue;
    }
    g_ptr_array_add (self->way, g_object_ref (choice));
    if (walk_to_value (self, civic_choice_get_choices (choice)))
      return TRUE;
    g_ptr_array_set_size (self->way, self->way->len - 1);
  }
  return FALSE;
}

GtkWidget *
kiosk_picker_sheet_new (const char *title,
                        GListModel *choices,
                        const char *value,
                        const char *language)
{
  KioskPickerSheet *self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (choices), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  self = g_object_new (KIOSK_TYPE_PICKER_SHEET, NULL);
  kiosk_sheet_set_title (KIOSK_SHEET (self), title);
  self->choices = g_object_ref (choices);
  self->value = g_strdup (value);
  self->language = g_strdup (language);
  build (self);
  walk_to_value (self, choices);
  fill (self);
  return GTK_WIDGET (self);
}

GListModel *
kiosk_picker_sheet_get_items (KioskPickerSheet *self)
{
  g_return_val_if_fail (KIOSK_IS_PICKER_SHEET (self), NULL);

  return G_LIST_MODEL (self->items);
}

void
kiosk_picker_sheet_search (KioskPickerSheet *self, const char *wanted)
{
  g_return_if_fail (KIOSK_IS_PICKER_SHEET (self));

  kiosk_text_input_set_text (self->search, wanted);
}

void
kiosk_picker_sheet_touch (KioskPickerSheet *self, guint position)
{
  g_autoptr (KioskPickerItem) item = NULL;

  g_return_if_fail (KIOSK_IS_PICKER_SHEET (self));

  item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  if (item == NULL)
    return;
  if (is_leaf (item->choice)) {
    g_signal_emit (self, signals[CHOSEN], 0, civic_choice_get_value (item->choice));
    kiosk_sheet_close (KIOSK_SHEET (self));
    return;
  }
  g_ptr_array_add (self->way, g_object_ref (item->choice));
  fill (self);
}

CivicChoice *
kiosk_picker_item_get_choice (KioskPickerItem *self)
{
  g_return_val_if_fail (KIOSK_IS_PICKER_ITEM (self), NULL);

  return self->choice;
}

const char *
kiosk_picker_item_get_trail (KioskPickerItem *self)
{
  g_return_val_if_fail (KIOSK_IS_PICKER_ITEM (self), NULL);

  return self->trail;
}

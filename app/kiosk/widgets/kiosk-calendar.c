/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-calendar.h"

#include <glib/gi18n.h>

#include "civic-digits.h"
#include "kiosk-icon.h"

#define WEEK_DAYS 7
#define WEEK_COUNT 6
#define MONTH_COUNT 12
#define MONTH_COLUMNS 3
#define YEAR_COUNT 24
#define YEAR_COLUMNS 4
/* Beyond this, stepping through months would be a walk: one begins with the year. */
#define NEAR_YEARS 3

#define EARLIEST "1900-01-01"
#define LATEST "2173-12-31"

typedef enum {
  VIEW_DAYS,
  VIEW_MONTHS,
  VIEW_YEARS,
} View;

/* Two arrows and, between them, the button that leads to a grid to choose from. */
typedef struct {
  GtkWidget *box;
  GtkWidget *less;
  GtkWidget *button;
  GtkWidget *more;
} Steps;

struct _KioskCalendar {
  GtkWidget parent_instance;

  char *minimum;
  char *maximum;
  char *today;
  char *language;
  KioskCalendarKind kind;
  CivicDay shown; /* the month and year on the glass */
  int first_year; /* of the years on the glass */
  View view;
  char *day;

  GtkWidget *box;
  Steps month_steps;
  Steps year_steps;
  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (KioskCalendar, kiosk_calendar, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_DAY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void show_view (KioskCalendar *self, View view);

/* ISO days sort as text. */
static gboolean
is_allowed (KioskCalendar *self, const char *iso)
{
  return iso != NULL && g_strcmp0 (iso, self->minimum) >= 0 && g_strcmp0 (iso, self->maximum) <= 0;
}

static gboolean
has_allowed_day (KioskCalendar *self, int year, int month)
{
  const int length = kiosk_month_get_length (self->kind, year, month);
  g_autofree char *first = kiosk_month_get_day (self->kind, year, month, 1);
  g_autofree char *last = kiosk_month_get_day (self->kind, year, month, length);

  return first != NULL && last != NULL && g_strcmp0 (last, self->minimum) >= 0 &&
         g_strcmp0 (first, self->maximum) <= 0;
}

static gboolean
has_allowed_month (KioskCalendar *self, int year)
{
  for (int month = 1; month <= MONTH_COUNT; month++)
    if (has_allowed_day (self, year, month))
      return TRUE;
  return FALSE;
}

static char *
write_number (KioskCalendar *self, int number)
{
  g_autofree char *western = g_strdup_printf ("%d", number);

  return civic_digits_localise (western, self->language);
}

/* action: what a touch does; NULL: nothing, it cannot be touched. (floating) target. */
static GtkWidget *
add_cell (
  KioskCalendar *self, const char *text, int column, int row, const char *action, GVariant *target)
{
  GtkWidget *cell = gtk_button_new_with_label (text);
  g_autoptr (GVariant) held = target != NULL ? g_variant_ref_sink (target) : NULL;

  gtk_widget_add_css_class (cell, "day");
  gtk_widget_set_focus_on_click (cell, FALSE);
  gtk_grid_attach (GTK_GRID (self->grid), cell, column, row, 1, 1);
  if (action == NULL) {
    gtk_widget_set_sensitive (cell, FALSE);
    return cell;
  }
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (cell), held);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), action);
  return cell;
}

static void
mark (GtkWidget *cell, gboolean is_chosen)
{
  if (is_chosen)
    gtk_widget_add_css_class (cell, "chosen");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_PRESSED,
    is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
activate_day (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_calendar_set_day (KIOSK_CALENDAR (widget), g_variant_get_string (parameter, NULL));
}

static void
activate_month (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KIOSK_CALENDAR (widget)->shown.month = g_variant_get_int32 (parameter);
  show_view (KIOSK_CALENDAR (widget), VIEW_DAYS);
}

static void
activate_year (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KIOSK_CALENDAR (widget)->shown.year = g_variant_get_int32 (parameter);
  show_view (KIOSK_CALENDAR (widget), VIEW_MONTHS);
}

static void
add_weekdays (KioskCalendar *self)
{
  for (int i = 0; i < WEEK_DAYS; i++) {
    g_autofree char *name = kiosk_month_get_weekday_name (i, self->language);
    GtkWidget *label = gtk_label_new (name);

    gtk_widget_add_css_class (label, "weekday");
    gtk_grid_attach (GTK_GRID (self->grid), label, i, 0, 1, 1);
  }
}

static void
add_day (KioskCalendar *self, int day, int place)
{
  g_autofree char *iso = kiosk_month_get_day (self->kind, self->shown.year, self->shown.month, day);
  g_autofree char *text = write_number (self, day);
  g_autofree char *words = civic_date_display (iso, self->language);
  GtkWidget *cell =
    add_cell (self, text, place % WEEK_DAYS, 1 + place / WEEK_DAYS,
              is_allowed (self, iso) ? "calendar.day" : NULL, g_variant_new_string (iso));

  mark (cell, g_strcmp0 (iso, self->day) == 0);
  if (g_strcmp0 (iso, self->today) == 0)
    gtk_widget_add_css_class (cell, "today");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : text, -1);
}

/* Always six weeks high, so that nothing moves under the finger from month to month. */
static void
add_days (KioskCalendar *self)
{
  const int first = kiosk_month_get_first_weekday (self->kind, self->shown.year, self->shown.month);
  const int length = kiosk_month_get_length (self->kind, self->shown.year, self->shown.month);

  add_weekdays (self);
  for (int day = 1; day <= length; day++)
    add_day (self, day, first + day - 1);
  for (int row = (first + length - 1) / WEEK_DAYS + 1; row < WEEK_COUNT; row++)
    gtk_widget_add_css_class (add_cell (self, "", 0, 1 + row, NULL, NULL), "none");
}

static void
add_months (KioskCalendar *self)
{
  for (int month = 1; month <= MONTH_COUNT; month++) {
    g_autofree char *name = kiosk_month_get_name (self->kind, month, self->language);
    GtkWidget *cell =
      add_cell (self, name, (month - 1) % MONTH_COLUMNS, (month - 1) / MONTH_COLUMNS,
                has_allowed_day (self, self->shown.year, month) ? "calendar.month" : NULL,
                g_variant_new_int32 (month));

    mark (cell, month == self->shown.month);
  }
}

static void
add_years (KioskCalendar *self)
{
  for (int i = 0; i < YEAR_COUNT; i++) {
    const int year = self->first_year + i;
    g_autofree char *text = write_number (self, year);
    GtkWidget *cell = add_cell (self, text, i % YEAR_COLUMNS, i / YEAR_COLUMNS,
                                has_allowed_month (self, year) ? "calendar.year" : NULL,
                                g_variant_new_int32 (year));

    mark (cell, year == self->shown.year);
  }
}

static void
show_steps (KioskCalendar *self)
{
  g_autofree char *month = kiosk_month_get_name (self->kind, self->shown.month, self->language);
  g_autofree char *year = write_number (self, self->shown.year);
  const int former_month = self->shown.month == 1 ? MONTH_COUNT : self->shown.month - 1;
  const int next_month = self->shown.month % MONTH_COUNT + 1;

  gtk_button_set_label (GTK_BUTTON (self->month_steps.button), month);
  gtk_button_set_label (GTK_BUTTON (self->year_steps.button), year);
  gtk_widget_set_visible (self->month_steps.box, self->view == VIEW_DAYS);
  gtk_widget_set_sensitive (
    self->month_steps.less,
    has_allowed_day (self, self->shown.year - (self->shown.month == 1), former_month));
  gtk_widget_set_sensitive (
    self->month_steps.more,
    has_allowed_day (self, self->shown.year + (self->shown.month == MONTH_COUNT), next_month));
  gtk_widget_set_sensitive (self->year_steps.less,
                            has_allowed_month (self, self->view == VIEW_YEARS
                                                       ? self->first_year - 1
                                                       : self->shown.year - 1));
  gtk_widget_set_sensitive (self->year_steps.more,
                            has_allowed_month (self, self->view == VIEW_YEARS
                                                       ? self->first_year + YEAR_COUNT
                                                       : self->shown.year + 1));
}

static void
show_view (KioskCalendar *self, View view)
{
  GtkWidget *child = NULL;

  self->view = view;
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  switch (view) {
  case VIEW_MONTHS:
    add_months (self);
    break;
  case VIEW_YEARS:
    add_years (self);
    break;
  case VIEW_DAYS:
  default:
    add_days (self);
  }
  show_steps (self);
}

static void
step_month (KioskCalendar *self, int step)
{
  const int months = self->shown.year * MONTH_COUNT + self->shown.month - 1 + step;

  self->shown.year = months / MONTH_COUNT;
  self->shown.month = months % MONTH_COUNT + 1;
  show_view (self, VIEW_DAYS);
}

static void
on_less_month_clicked (KioskCalendar *self)
{
  step_month (self, -1);
}

static void
on_more_month_clicked (KioskCalendar *self)
{
  step_month (self, 1);
}

static void
step_year (KioskCalendar *self, int step)
{
  if (self->view == VIEW_YEARS)
    self->first_year += step * YEAR_COUNT;
  else
    self->shown.year += step;
  show_view (self, self->view);
}

static void
on_less_year_clicked (KioskCalendar *self)
{
  step_year (self, -1);
}

static void
on_more_year_clicked (KioskCalendar *self)
{
  step_year (self, 1);
}

static void
on_month_button_clicked (KioskCalendar *self)
{
  show_view (self, VIEW_MONTHS);
}

/* The page of years that ends with the last one allowed, or one of those before it. */
static void
turn_to_years (KioskCalendar *self)
{
  CivicDay last;

  if (!kiosk_month_find (self->kind, self->maximum, &last))
    last = self->shown;
  self->first_year = last.year - YEAR_COUNT + 1;
  while (self->first_year > self->shown.year)
    self->first_year -= YEAR_COUNT;
  show_view (self, VIEW_YEARS);
}

static GtkWidget *
make_step (const char *icon_name, const char *name, GCallback on_clicked, KioskCalendar *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), kiosk_icon_new (icon_name));
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "step");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", on_clicked, self);
  return button;
}

static void
fill_steps (Steps *steps, KioskCalendar *self, GCallback on_clicked)
{
  steps->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  steps->button = gtk_button_new_with_label ("");
  gtk_widget_set_focus_on_click (steps->button, FALSE);
  gtk_widget_set_hexpand (steps->button, TRUE);
  g_signal_connect_swapped (steps->button, "clicked", on_clicked, self);
  gtk_widget_add_css_class (steps->box, "steps");
  gtk_box_append (GTK_BOX (steps->box), steps->less);
  gtk_box_append (GTK_BOX (steps->box), steps->button);
  gtk_box_append (GTK_BOX (steps->box), steps->more);
  gtk_box_append (GTK_BOX (self->box), steps->box);
}

static void
build (KioskCalendar *self)
{
  self->month_steps.less =
    make_step ("back", _ ("Previous month"), G_CALLBACK (on_less_month_clicked), self);
  self->month_steps.more =
    make_step ("fwd", _ ("Next month"), G_CALLBACK (on_more_month_clicked), self);
  fill_steps (&self->month_steps, self, G_CALLBACK (on_month_button_clicked));
  self->year_steps.less =
    make_step ("back", _ ("Earlier"), G_CALLBACK (on_less_year_clicked), self);
  self->year_steps.more = make_step ("fwd", _ ("Later"), G_CALLBACK (on_more_year_clicked), self);
  fill_steps (&self->year_steps, self, G_CALLBACK (turn_to_years));
}

static void
kiosk_calendar_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_string (value, KIOSK_CALENDAR (object)->day);
}

static void
kiosk_calendar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  kiosk_calendar_set_day (KIOSK_CALENDAR (object), g_value_get_string (value));
}

static void
kiosk_calendar_dispose (GObject *object)
{
  KioskCalendar *self = KIOSK_CALENDAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->minimum, g_free);
  g_clear_pointer (&self->maximum, g_free);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->day, g_free);

  G_OBJECT_CLASS (kiosk_calendar_parent_class)->dispose (object);
}

static void
kiosk_calendar_class_init (KioskCalendarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kiosk_calendar_get_property;
  object_class->set_property = kiosk_calendar_set_property;
  object_class->dispose = kiosk_calendar_dispose;

  props[PROP_DAY] = g_param_spec_string (
    "day", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "calendar.day", "s", activate_day);
  gtk_widget_class_install_action (widget_class, "calendar.month", "i", activate_month);
  gtk_widget_class_install_action (widget_class, "calendar.year", "i", activate_year);

  gtk_widget_class_set_css_name (widget_class, "calendar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kiosk_calendar_init (KioskCalendar *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/* Where one begins: the chosen day; else today, or the bound nearest to it. */
static void
turn_to_day (KioskCalendar *self)
{
  const char *iso = self->day != NULL ? self->day : self->today;

  if (g_strcmp0 (iso, self->minimum) < 0)
    iso = self->minimum;
  if (g_strcmp0 (iso, self->maximum) > 0)
    iso = self->maximum;
  if (!kiosk_month_find (self->kind, iso, &self->shown))
    kiosk_month_find (self->kind, self->today, &self->shown);
}

static gboolean
is_far (KioskCalendar *self)
{
  CivicDay first, last;

  return kiosk_month_find (KIOSK_CALENDAR_GREGORIAN, self->minimum, &first) &&
         kiosk_month_find (KIOSK_CALENDAR_GREGORIAN, self->maximum, &last) &&
         last.year - first.year > NEAR_YEARS;
}

GtkWidget *
kiosk_calendar_new (const char *minimum,
                    const char *maximum,
                    const char *today,
                    const char *language)
{
  KioskCalendar *self = NULL;

  g_return_val_if_fail (today != NULL && language != NULL, NULL);

  self = g_object_new (KIOSK_TYPE_CALENDAR, NULL);
  self->minimum = g_strdup (minimum != NULL ? minimum : EARLIEST);
  self->maximum = g_strdup (maximum != NULL ? maximum : LATEST);
  self->today = g_strdup (today);
  self->language = g_strdup (language);
  build (self);
  turn_to_day (self);
  if (is_far (self) && g_strcmp0 (self->today, self->maximum) > 0)
    turn_to_years (self);
  else
    show_view (self, VIEW_DAYS);
  return GTK_WIDGET (self);
}

void
kiosk_calendar_set_day (KioskCalendar *self, const char *iso)
{
  g_return_if_fail (KIOSK_IS_CALENDAR (self));

  if (g_strcmp0 (self->day, iso) == 0)
    return;
  g_free (self->day);
  self->day = g_strdup (iso);
  turn_to_day (self);
  show_view (self, VIEW_DAYS);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
}

const char *
kiosk_calendar_get_day (KioskCalendar *self)
{
  g_return_val_if_fail (KIOSK_IS_CALENDAR (self), NULL);

  return self->day;
}

void
kiosk_calendar_set_kind (KioskCalendar *self, KioskCalendarKind kind)
{
  g_return_if_fail (KIOSK_IS_CALENDAR (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  turn_to_day (self);
  if (self->view == VIEW_YEARS)
    turn_to_years (self);
  else
    show_view (self, self->view);
}

KioskCalendarKind
kiosk_calendar_get_kind (KioskCalendar *self)
{
  g_return_val_if_fail (KIOSK_IS_CALENDAR (self), KIOSK_CALENDAR_GREGORIAN);

  return self->kind;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-printer-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What never changes of a printer, enough for CUPS to make a driverless queue of it. Lengths are in
 * 1/100 mm. Values are written as ipptool does, with bars between. */

typedef struct {
  const char *name;
  ipp_tag_t tag;
  const char *values;
} Attribute;

static const Attribute common[] = {
  { "charset-configured", IPP_TAG_CHARSET, "utf-8" },
  { "charset-supported", IPP_TAG_CHARSET, "us-ascii|utf-8" },
  { "color-supported", IPP_TAG_BOOLEAN, "false" },
  { "compression-supported", IPP_TAG_KEYWORD, "none" },
  { "copies-default", IPP_TAG_INTEGER, "1" },
  { "copies-supported", IPP_TAG_RANGE, "1-9" },
  { "document-format-default", IPP_TAG_MIMETYPE, "application/octet-stream" },
  { "finishings-default", IPP_TAG_ENUM, "3" },
  { "generated-natural-language-supported", IPP_TAG_LANGUAGE, "en" },
  { "identify-actions-supported", IPP_TAG_KEYWORD, "display" },
  { "ipp-features-supported", IPP_TAG_KEYWORD, "ipp-everywhere" },
  { "ipp-versions-supported", IPP_TAG_KEYWORD, "1.1|2.0" },
  { "job-creation-attributes-supported", IPP_TAG_KEYWORD,
    "copies|finishings|media|media-col|orientation-requested|print-color-mode|print-quality|"
    "printer-resolution|print-scaling|sides" },
  { "marker-colors", IPP_TAG_NAME, "none" },
  { "marker-high-levels", IPP_TAG_INTEGER, "100" },
  { "marker-low-levels", IPP_TAG_INTEGER, "10" },
  { "marker-names", IPP_TAG_NAME, "ink" },
  { "marker-types", IPP_TAG_KEYWORD, "toner" },
  { "media-col-supported", IPP_TAG_KEYWORD,
    "media-size|media-bottom-margin|media-left-margin|media-right-margin|media-top-margin|"
    "media-source|media-type" },
  { "multiple-document-jobs-supported", IPP_TAG_BOOLEAN, "false" },
  { "natural-language-configured", IPP_TAG_LANGUAGE, "en" },
  { "orientation-requested-default", IPP_TAG_ENUM, "3" },
  { "orientation-requested-supported", IPP_TAG_ENUM, "3" },
  { "output-bin-default", IPP_TAG_KEYWORD, "face-up" },
  { "output-bin-supported", IPP_TAG_KEYWORD, "face-up" },
  { "pages-per-minute", IPP_TAG_INTEGER, "60" },
  { "pdl-override-supported", IPP_TAG_KEYWORD, "attempted" },
  { "print-color-mode-default", IPP_TAG_KEYWORD, "monochrome" },
  { "print-color-mode-supported", IPP_TAG_KEYWORD, "monochrome|bi-level" },
  { "print-quality-default", IPP_TAG_ENUM, "4" },
  { "print-quality-supported", IPP_TAG_ENUM, "4" },
  { "print-scaling-default", IPP_TAG_KEYWORD, "none" },
  { "print-scaling-supported", IPP_TAG_KEYWORD, "auto|none|fit|fill|auto-fit" },
  { "printer-info", IPP_TAG_TEXT, "A virtual printer" },
  { "printer-location", IPP_TAG_TEXT, "" },
  { "printer-name", IPP_TAG_NAME, "virtual" },
  { "printer-uuid", IPP_TAG_URI, "urn:uuid:4509a320-00a0-008f-00b6-002507510eca" },
  { "pwg-raster-document-sheet-back", IPP_TAG_KEYWORD, "normal" },
  { "pwg-raster-document-type-supported", IPP_TAG_KEYWORD, "black_1|sgray_8" },
  { "sides-default", IPP_TAG_KEYWORD, "one-sided" },
  { "sides-supported", IPP_TAG_KEYWORD, "one-sided" },
  { "uri-authentication-supported", IPP_TAG_KEYWORD, "none" },
  { "uri-security-supported", IPP_TAG_KEYWORD, "none" },
  { "which-jobs-supported", IPP_TAG_KEYWORD, "all|completed|not-completed" },
};

/* width 0 ends a list; where a size is a range, the least stands in the other two. */
typedef struct {
  int width, height;
  int least_width, least_height;
} Size;

typedef struct {
  const char *make;
  const char *device_id;
  const char *formats;
  int dots_per_inch;
  int side_margin, end_margin;
  const char *source;
  const char *type;
  const char *tray;
  const char *media_default;
  const char *media;
  Size sizes[4]; /* the first is the default */
  gboolean is_terse;
} Kind;

#define PDF_AND_RASTER "application/octet-stream|application/pdf|image/pwg-raster"
#define RASTER_ONLY "application/octet-stream|image/pwg-raster"
#define ROLL_TRAY                                                                                  \
  "type=continuousRoll;mediafeed=0;mediaxfeed=8000;maxcapacity=-2;level=100;status=0;name=main-"   \
  "roll;"
#define ROLL_80_MEDIA                                                                              \
  "om_roll-80x100_80x100mm|om_roll-80x210_80x210mm|om_roll-80x297_80x297mm|"                       \
  "custom_min_50x25mm|custom_max_80x2000mm"
#define ROLL_80_SIZES                                                                              \
  {                                                                                                \
    { 8000, 21000, 0, 0 }, { 8000, 10000, 0, 0 }, { 8000, 29700, 0, 0 },                           \
    {                                                                                              \
      8000, 200000, 5000, 2500                                                                     \
    }                                                                                              \
  }

#define ROLL_58_DEFAULT "om_roll-58x210_58x210mm"
#define ROLL_58_MEDIA                                                                              \
  "om_roll-58x100_58x100mm|om_roll-58x210_58x210mm|custom_min_38x25mm|custom_max_58x2000mm"
#define ROLL_58_SIZES                                                                              \
  {                                                                                                \
    { 5800, 21000, 0, 0 }, { 5800, 10000, 0, 0 }, { 5800, 200000, 3800, 2500 }                     \
  }

static const Kind kinds[] = {
  [SUPPORT_PRINTER_ROLL_80] = {
    .make = "Kushk Roll 80",
    .device_id = "MFG:Kushk;MDL:Roll 80;CMD:PWG,PDF;",
    .formats = PDF_AND_RASTER,
    .dots_per_inch = 203,
    .side_margin = 400,
    .source = "main-roll",
    .type = "continuous",
    .tray = ROLL_TRAY,
    .media_default = "om_roll-80x210_80x210mm",
    .media = ROLL_80_MEDIA,
    .sizes = ROLL_80_SIZES,
  },
  [SUPPORT_PRINTER_ROLL_58] = {
    .make = "Kushk Roll 58",
    .device_id = "MFG:Kushk;MDL:Roll 58;CMD:PWG,PDF;",
    .formats = PDF_AND_RASTER,
    .dots_per_inch = 203,
    .side_margin = 500,
    .source = "main-roll",
    .type = "continuous",
    .tray = ROLL_TRAY,
    .media_default = ROLL_58_DEFAULT,
    .media = ROLL_58_MEDIA,
    .sizes = ROLL_58_SIZES,
  },
  [SUPPORT_PRINTER_ROLL_RASTER_ONLY] = {
    .make = "Kushk Raster 80",
    .device_id = "MFG:Kushk;MDL:Raster 80;CMD:PWG;",
    .formats = RASTER_ONLY,
    .dots_per_inch = 203,
    .side_margin = 400,
    .source = "main-roll",
    .type = "continuous",
    .tray = ROLL_TRAY,
    .media_default = "om_roll-80x210_80x210mm",
    .media = ROLL_80_MEDIA,
    .sizes = ROLL_80_SIZES,
  },
  [SUPPORT_PRINTER_ROLL_58_RASTER_ONLY] = {
    .make = "Kushk Raster 58",
    .device_id = "MFG:Kushk;MDL:Raster 58;CMD:PWG;",
    .formats = RASTER_ONLY,
    .dots_per_inch = 203,
    .side_margin = 500,
    .source = "main-roll",
    .type = "continuous",
    .tray = ROLL_TRAY,
    .media_default = ROLL_58_DEFAULT,
    .media = ROLL_58_MEDIA,
    .sizes = ROLL_58_SIZES,
  },
  [SUPPORT_PRINTER_ROLL_TERSE] = {
    .make = "Kushk Terse 80",
    .device_id = "MFG:Kushk;MDL:Terse 80;CMD:PWG;",
    .formats = RASTER_ONLY,
    .dots_per_inch = 203,
    .sizes = ROLL_80_SIZES,
    .is_terse = TRUE,
  },
  [SUPPORT_PRINTER_PAGE_A4] = {
    .make = "Kushk Sheet A4",
    .device_id = "MFG:Kushk;MDL:Sheet A4;CMD:PWG,PDF;",
    .formats = PDF_AND_RASTER,
    .dots_per_inch = 300,
    .side_margin = 423,
    .end_margin = 423,
    .source = "main",
    .type = "stationery",
    .tray = "type=sheetFeedAutoRemovableTray;mediafeed=29700;mediaxfeed=21000;maxcapacity=250;"
            "level=100;status=0;name=main;",
    .media_default = "iso_a4_210x297mm",
    .media = "iso_a4_210x297mm|iso_a5_148x210mm",
    .sizes = { { 21000, 29700, 0, 0 }, { 14800, 21000, 0, 0 } },
  },
};

static ipp_attribute_t *
add_first (ipp_t *attributes, const Attribute *line, const char *value)
{
  int number = atoi (value), upper = number;

  if (line->tag == IPP_TAG_INTEGER || line->tag == IPP_TAG_ENUM)
    return ippAddInteger (attributes, IPP_TAG_PRINTER, line->tag, line->name, number);
  if (line->tag == IPP_TAG_BOOLEAN)
    return ippAddBoolean (attributes, IPP_TAG_PRINTER, line->name, g_str_equal (value, "true"));
  if (line->tag == IPP_TAG_RESOLUTION)
    return ippAddResolution (attributes, IPP_TAG_PRINTER, line->name, IPP_RES_PER_INCH, number,
                             number);
  if (line->tag != IPP_TAG_RANGE)
    return ippAddString (attributes, IPP_TAG_PRINTER, line->tag, line->name, NULL, value);
  sscanf (value, "%d-%d", &number, &upper);
  return ippAddRange (attributes, IPP_TAG_PRINTER, line->name, number, upper);
}

/* Only words and numbers come in lists. */
static void
add_next (ipp_t *attributes, ipp_attribute_t **attribute, const Attribute *line, const char *value)
{
  if (line->tag == IPP_TAG_INTEGER || line->tag == IPP_TAG_ENUM)
    ippSetInteger (attributes, attribute, ippGetCount (*attribute), atoi (value));
  else
    ippSetString (attributes, attribute, ippGetCount (*attribute), value);
}

static void
add (ipp_t *attributes, const Attribute *line)
{
  g_auto (GStrv) values = g_strsplit (line->values, "|", -1);
  ipp_attribute_t *attribute =
    add_first (attributes, line, *values != NULL ? *values : line->values);

  for (guint i = 1; i < g_strv_length (values); i++)
    add_next (attributes, &attribute, line, values[i]);
}

static void
add_number (ipp_t *attributes, const char *name, ipp_tag_t tag, int number)
{
  g_autofree char *values = g_strdup_printf ("%d", number);

  add (attributes, &(Attribute){ name, tag, values });
}

static void
add_side (ipp_t *collection, const char *name, int most, int least)
{
  if (least > 0)
    ippAddRange (collection, IPP_TAG_ZERO, name, least, most);
  else
    ippAddInteger (collection, IPP_TAG_ZERO, IPP_TAG_INTEGER, name, most);
}

static ipp_t *
new_size (G_GNUC_UNUSED const Kind *kind, const Size *size)
{
  ipp_t *collection = ippNew ();

  add_side (collection, "x-dimension", size->width, size->least_width);
  add_side (collection, "y-dimension", size->height, size->least_height);
  return collection;
}

static ipp_t *
new_medium (const Kind *kind, const Size *size)
{
  ipp_t *collection = ippNew ();
  ipp_t *sides = new_size (kind, size);

  ippAddCollection (collection, IPP_TAG_ZERO, "media-size", sides);
  ippDelete (sides);
  ippAddInteger (collection, IPP_TAG_ZERO, IPP_TAG_INTEGER, "media-bottom-margin",
                 kind->end_margin);
  ippAddInteger (collection, IPP_TAG_ZERO, IPP_TAG_INTEGER, "media-left-margin", kind->side_margin);
  ippAddInteger (collection, IPP_TAG_ZERO, IPP_TAG_INTEGER, "media-right-margin",
                 kind->side_margin);
  ippAddInteger (collection, IPP_TAG_ZERO, IPP_TAG_INTEGER, "media-top-margin", kind->end_margin);
  ippAddString (collection, IPP_TAG_ZERO, IPP_TAG_KEYWORD, "media-source", NULL, kind->source);
  ippAddString (collection, IPP_TAG_ZERO, IPP_TAG_KEYWORD, "media-type", NULL, kind->type);
  return collection;
}

typedef ipp_t *(*NewCollection) (const Kind *kind, const Size *size);

static void
add_collections (
  ipp_t *attributes, const char *name, const Kind *kind, gboolean all, NewCollection new_collection)
{
  ipp_attribute_t *attribute = NULL;

  for (gsize i = 0; i < (all ? G_N_ELEMENTS (kind->sizes) : 1); i++) {
    ipp_t *collection;

    if (kind->sizes[i].width == 0)
      break;
    collection = new_collection (kind, &kind->sizes[i]);
    if (attribute == NULL)
      attribute = ippAddCollection (attributes, IPP_TAG_PRINTER, name, collection);
    else
      ippSetCollection (attributes, &attribute, ippGetCount (attribute), collection);
    ippDelete (collection);
  }
}

static void
add_media (ipp_t *attributes, const Kind *kind)
{
  const Attribute lines[] = {
    { "media-default", IPP_TAG_KEYWORD, kind->media_default },
    { "media-ready", IPP_TAG_KEYWORD, kind->media_default },
    { "media-source-supported", IPP_TAG_KEYWORD, kind->source },
    { "media-supported", IPP_TAG_KEYWORD, kind->media },
    { "media-type-supported", IPP_TAG_KEYWORD, kind->type },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    add (attributes, &lines[i]);
  add_number (attributes, "media-bottom-margin-supported", IPP_TAG_INTEGER, kind->end_margin);
  add_number (attributes, "media-left-margin-supported", IPP_TAG_INTEGER, kind->side_margin);
  add_number (attributes, "media-right-margin-supported", IPP_TAG_INTEGER, kind->side_margin);
  add_number (attributes, "media-top-margin-supported", IPP_TAG_INTEGER, kind->end_margin);
  add_collections (attributes, "media-size-supported", kind, TRUE, new_size);
  add_collections (attributes, "media-col-database", kind, TRUE, new_medium);
  add_collections (attributes, "media-col-default", kind, FALSE, new_medium);
  add_collections (attributes, "media-col-ready", kind, FALSE, new_medium);
}

ipp_t *
support_printer_describe (SupportPrinter *self)
{
  const Kind *kind = &kinds[self->kind];
  ipp_t *attributes = ippNew ();
  const Attribute lines[] = {
    { "document-format-supported", IPP_TAG_MIMETYPE, kind->formats },
    { "printer-device-id", IPP_TAG_TEXT, kind->device_id },
    { "printer-make-and-model", IPP_TAG_TEXT, kind->make },
    { "printer-more-info", IPP_TAG_URI, self->uri },
    { "printer-uri-supported", IPP_TAG_URI, self->uri },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    add (attributes, &common[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    add (attributes, &lines[i]);
  add_number (attributes, "printer-resolution-default", IPP_TAG_RESOLUTION, kind->dots_per_inch);
  add_number (attributes, "printer-resolution-supported", IPP_TAG_RESOLUTION, kind->dots_per_inch);
  add_number (attributes, "pwg-raster-document-resolution-supported", IPP_TAG_RESOLUTION,
              kind->dots_per_inch);
  if (kind->is_terse)
    return attributes;
  add_media (attributes, kind);
  ippAddOctetString (attributes, IPP_TAG_PRINTER, "printer-input-tray", kind->tray,
                     (int) strlen (kind->tray));
  return attributes;
}

gboolean
support_printer_takes_size (SupportPrinter *self, int width, int height)
{
  const Kind *kind = &kinds[self->kind];

  for (gsize i = 0; i < G_N_ELEMENTS (kind->sizes); i++) {
    const Size *size = &kind->sizes[i];
    int least_width = size->least_width > 0 ? size->least_width : size->width;
    int least_height = size->least_height > 0 ? size->least_height : size->height;

    if (size->width > 0 && width >= least_width && width <= size->width && height >= least_height &&
        height <= size->height)
      return TRUE;
  }
  return FALSE;
}

gboolean
support_printer_takes_format (SupportPrinter *self, const char *format)
{
  g_auto (GStrv) formats = g_strsplit (kinds[self->kind].formats, "|", -1);

  return g_strv_contains ((const char *const *) formats, format);
}

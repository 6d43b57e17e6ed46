#!/bin/sh
# Renders the SVGs that the overlay tests compare with, by librsvg (Debian: librsvg2-bin) with the DejaVu fonts installed.
# Needed only when one of the SVGs changes; look at the pictures before committing them.
set -eu
cd "$(dirname "$0")/../tests/Een.Media.Client.Imaging.Tests/Overlays/References"
for svg in *.svg; do
    rsvg-convert --background-color white --output "${svg%.svg}.png" "$svg"
done

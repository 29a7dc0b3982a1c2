@NullMarked
package com.amazonaws.services.glue;

import org.jspecify.annotations.NullMarked;

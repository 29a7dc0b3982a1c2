@NullMarked
package com.amazonaws.services.glue.util;

import org.jspecify.annotations.NullMarked;

import com.amazonaws.services.glue.GlueContext
import com.amazonaws.services.glue.util.{GlueArgParser, Job}
import io.saleslake.job.GlueJob
import org.apache.spark.SparkContext
import scala.jdk.CollectionConverters._

/** What AWS Glue compiles and starts: it makes the session and hands it to the jar. An exception fails the run. */
object SalesLakeJob {
  def main(arguments: Array[String]): Unit = {
    val glue = new GlueContext(SparkContext.getOrCreate(GlueJob.sparkConf(arguments)))
    val named = GlueArgParser.getResolvedOptions(arguments, Array("JOB_NAME"))
    Job.init(named("JOB_NAME"), glue, named.asJava)
    GlueJob.run(glue.getSparkSession, arguments)
    Job.commit()
  }
}

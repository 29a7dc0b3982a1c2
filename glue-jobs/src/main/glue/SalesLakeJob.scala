import com.amazonaws.services.glue.GlueContext
import com.amazonaws.services.glue.util.Job
import io.saleslake.job.{GlueJob, JobArguments}
import org.apache.spark.SparkContext

/** What AWS Glue compiles and starts: it makes the session and hands it to the jar. An exception fails the run. */
object SalesLakeJob {
  def main(arguments: Array[String]): Unit = {
    val glue = new GlueContext(SparkContext.getOrCreate(GlueJob.sparkConf(arguments)))
    val options = JobArguments.glueOptions(arguments)
    Job.init(options.get("JOB_NAME"), glue, options)
    GlueJob.run(glue.getSparkSession, arguments)
    Job.commit()
  }
}
